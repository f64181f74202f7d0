package dev.dure.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that pools have in common: for what depends on tasks' outcomes, which is the user's
 * code and may block, and one that looks at the clock. Daemons, there only while they are needed.
 */
public final class Callbacks {

  private static final AtomicInteger STARTED = new AtomicInteger();

  private static final ExecutorService USERS =
      Executors.newCachedThreadPool(
          work -> daemon(work, "dure-callback-" + STARTED.incrementAndGet()));

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private Callbacks() {}

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    return thread;
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(1, work -> daemon(work, "dure-clock"));
    clock.setRemoveOnCancelPolicy(true);
    clock.setKeepAliveTime(10, TimeUnit.SECONDS);
    clock.allowCoreThreadTimeOut(true);
    return clock;
  }

  /** Where code of the user's runs, each piece in a thread of its own. */
  static ExecutorService users() {
    return USERS;
  }

  /** Runs something short that does not block, after a time. */
  public static ScheduledFuture<?> after(long nanos, Runnable work) {
    return CLOCK.schedule(work, nanos, TimeUnit.NANOSECONDS);
  }
}
