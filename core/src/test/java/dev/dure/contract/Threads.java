package dev.dure.contract;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads of tests: each is joined within a bound that only a hang can reach, and what any of them
 * throws fails the test. No verdict depends on the speed of the machine.
 */
public final class Threads {

  /** How long a test waits for what must happen; then it fails, with a dump of all threads. */
  public static final Duration BOUND = Duration.ofSeconds(30);

  /**
   * How long a test gives a thread to go to sleep where no state of the thread tells. A thread that
   * is slower makes the test weaker, never wrong.
   */
  private static final Duration SETTLE = Duration.ofMillis(100);

  private Threads() {}

  /** What a thread does. */
  @FunctionalInterface
  public interface Body {
    /** Runs in the thread. */
    void run() throws Exception;
  }

  /** What several threads do, each knowing which it is. */
  @FunctionalInterface
  public interface IndexedBody {
    /** Runs in thread number {@code index}, from 0. */
    void run(int index) throws Exception;
  }

  /** The kinds of threads. */
  public enum Kind {
    PLATFORM,
    VIRTUAL;

    private Thread start(String name, Runnable run) {
      if (this == PLATFORM) {
        Thread thread = new Thread(run, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
      }
      try {
        // Tests run on JDK 17 too, which has no such method.
        Thread thread =
            (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, run);
        return thread;
      } catch (InvocationTargetException e) {
        throw new UnsupportedOperationException(e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new UnsupportedOperationException(e);
      }
    }
  }

  /** The kinds of threads that this JVM has. */
  public static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>(List.of(Kind.PLATFORM));
    try {
      Kind.VIRTUAL.start("probe", () -> {}).join();
      kinds.add(Kind.VIRTUAL);
    } catch (UnsupportedOperationException e) {
      // Before 21 there are none, or only as a preview.
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return kinds;
  }

  /** A started thread. */
  public static final class Running {
    private final Thread thread;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Running(Kind kind, String name, Body body) {
      thread =
          kind.start(
              name,
              () -> {
                try {
                  body.run();
                } catch (Throwable e) {
                  failure.set(e);
                }
              });
    }

    /** The thread itself. */
    public Thread thread() {
      return thread;
    }

    /** Waits for the end of the thread, and throws what it threw. */
    public void join() {
      awaitEnd();
      Throwable thrown = failure.get();
      if (thrown != null) {
        throw new AssertionError("Thread " + thread + " failed: " + thrown, thrown);
      }
    }

    private void awaitEnd() {
      try {
        thread.join(BOUND.toMillis());
      } catch (InterruptedException e) {
        throw new AssertionError("The test was interrupted while it waited for " + thread, e);
      }
      if (thread.isAlive()) {
        throw new AssertionError("Thread " + thread + " does not end.\n" + dump());
      }
    }

    /**
     * Waits until the thread sleeps, waits or has ended; see {@link #SETTLE} for where none tells.
     */
    public Running awaitWaiting() {
      long end = System.nanoTime() + SETTLE.toNanos();
      while (System.nanoTime() < end) {
        switch (thread.getState()) {
          case WAITING, TIMED_WAITING, TERMINATED -> {
            return this;
          }
          default -> pause();
        }
      }
      return this;
    }

    /** Interrupts the thread. */
    public Running interrupt() {
      thread.interrupt();
      return this;
    }
  }

  /** Starts a platform thread. */
  public static Running start(String name, Body body) {
    return start(Kind.PLATFORM, name, body);
  }

  /** Starts a thread. */
  public static Running start(Kind kind, String name, Body body) {
    return new Running(kind, name, body);
  }

  /** Runs a body in a thread of its own and waits for the thread's end. */
  public static void runAndDie(Kind kind, Body body) {
    start(kind, "mortal", body).join();
  }

  /** Runs a body in {@code n} platform threads at once; waits for all and throws what any threw. */
  public static void run(int n, IndexedBody body) {
    run(Kind.PLATFORM, n, body);
  }

  /** Runs a body in {@code n} threads at once; waits for all and throws what any of them threw. */
  public static void run(Kind kind, int n, IndexedBody body) {
    CountDownLatch ready = new CountDownLatch(n);
    List<Running> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int index = i;
      all.add(
          start(
              kind,
              "test-" + index,
              () -> {
                ready.countDown();
                await(ready);
                body.run(index);
              }));
    }
    joinAll(all);
  }

  /** Waits for all threads, and throws what any of them threw, with all others as suppressed. */
  public static void joinAll(List<Running> all) {
    AssertionError first = null;
    for (Running running : all) {
      try {
        running.join();
      } catch (AssertionError e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Waits for a latch within the bound. */
  public static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(BOUND.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("A latch stays at " + latch.getCount() + ".\n" + dump());
    }
  }

  /** Waits within the bound until something holds. */
  public static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It never came to this: " + what + ".\n" + dump());
      }
      pause();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
  }

  /** One turn of a loop that waits for another thread for a very short time. */
  @SuppressWarnings("ThreadPriorityCheck") // on one core the other could not run otherwise
  public static void spin() {
    Thread.yield();
  }

  /** A meeting point for two or more threads that spin, so that they leave it close together. */
  public static final class Meeting {
    private final AtomicInteger arrived = new AtomicInteger();
    private final int parties;

    /** A meeting of so many threads, to be used again and again. */
    public Meeting(int parties) {
      this.parties = parties;
    }

    /** Waits until all have come to meeting number {@code round}, from 0. */
    public void meet(int round) {
      int all = (round + 1) * parties;
      arrived.incrementAndGet();
      long end = 0;
      for (int turn = 1; arrived.get() < all; turn++) {
        if (turn % 1_000 != 0) {
          Thread.onSpinWait();
          continue;
        }
        spin();
        end = end == 0 ? System.nanoTime() + BOUND.toNanos() : end;
        if (System.nanoTime() > end) {
          throw new AssertionError("A thread does not come to round " + round + ".\n" + dump());
        }
      }
    }
  }

  /** All platform threads with their stacks. */
  public static String dump() {
    StringBuilder dump = new StringBuilder("Threads:\n");
    Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
        .forEach(dump::append);
    return dump.toString();
  }
}
