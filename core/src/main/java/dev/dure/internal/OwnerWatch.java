package dev.dure.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the owners of locks still live for which somebody waits. One daemon thread for all
 * spaces, there only while somebody waits and a second longer; so it keeps no lock alive that its
 * waiters do not keep alive themselves, and no class loader.
 *
 * <p>A thread that ends tells nobody, hence the polling. Who asks for a lock anew does not depend
 * on it, see {@link HeapSync#noticeDeath}.
 */
final class OwnerWatch implements Runnable {

  private static final long PERIOD_MILLIS = 5;

  /** How long the thread outlives its last lock: bursts of contention do not start it each time. */
  private static final long LINGER_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private static final OwnerWatch WATCH = new OwnerWatch();

  /** Guarded by this. */
  private final Set<HeapLock> locks = new HashSet<>();

  /** Guarded by this. */
  private @Nullable Thread thread;

  private OwnerWatch() {}

  /** Puts a lock with waiters on the list, unless it is there. */
  static void add(HeapLock lock) {
    WATCH.put(lock);
  }

  /** Wakes whoever waits in a space that is closed. */
  static void wakeAll(Heap heap) {
    for (HeapLock lock : WATCH.snapshot()) {
      if (lock.heap() == heap) {
        lock.wakeAll();
      }
    }
  }

  private synchronized void put(HeapLock lock) {
    if (lock.isWatched()) {
      return;
    }
    if (thread == null) {
      // Inherits nothing from the thread that happens to wait first.
      Thread starting = new Thread(null, this, "dure-owner-watch", 0, false);
      starting.setDaemon(true);
      starting.setContextClassLoader(null);
      starting.start();
      thread = starting;
    }
    if (locks.isEmpty()) {
      notifyAll();
    }
    locks.add(lock);
    lock.setWatched(true);
  }

  private synchronized List<HeapLock> snapshot() {
    return new ArrayList<>(locks);
  }

  @Override
  public void run() {
    while (waitForLocks()) {
      try {
        snapshot().forEach(this::look);
      } catch (Throwable e) {
        // Out of memory, most likely. Threads wait for this one: it tries again after a while.
      }
    }
  }

  private void look(HeapLock lock) {
    if (lock.hasWaiters()) {
      lock.watch();
    } else {
      remove(lock);
    }
  }

  /** Takes a lock off the list, unless somebody has begun to wait and did not see that. */
  private synchronized void remove(HeapLock lock) {
    lock.setWatched(false);
    if (lock.hasWaiters()) {
      lock.setWatched(true);
    } else {
      locks.remove(lock);
    }
  }

  /** Waits one period, or for a lock; returns false if the thread is no longer needed. */
  @SuppressWarnings("WaitNotInLoop") // the loop is in run(), and a look too early does no harm
  private synchronized boolean waitForLocks() {
    try {
      if (!locks.isEmpty()) {
        wait(PERIOD_MILLIS);
        return true;
      }
      wait(LINGER_MILLIS);
    } catch (InterruptedException e) {
      // Somebody interrupts whatever threads there are; this one has nobody to answer to.
    }
    if (locks.isEmpty()) {
      thread = null;
      return false;
    }
    return true;
  }
}
