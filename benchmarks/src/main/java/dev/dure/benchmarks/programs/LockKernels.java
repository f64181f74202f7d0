package dev.dure.benchmarks.programs;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Kernels that do little but order threads. */
final class LockKernels {

  private static final int LOCKINGS = 3_000_000;
  private static final int SHARED_LOCKINGS = 1_500_000;
  private static final int VOLATILE_READS = 40_000_000;
  private static final int OWN_INCREMENTS = 6_000_000;
  private static final int SHARED_INCREMENTS = 3_000_000;

  private LockKernels() {}

  private static final class LockedCounter {
    private final ReentrantLock lock = new ReentrantLock();
    private long count;

    void increment() {
      lock.lock();
      try {
        count++;
      } finally {
        lock.unlock();
      }
    }

    long get() {
      lock.lock();
      try {
        return count;
      } finally {
        lock.unlock();
      }
    }
  }

  private static final class SynchronizedCounter {
    private long count;

    synchronized void increment() {
      count++;
    }

    synchronized long get() {
      return count;
    }
  }

  private static final class Switch {
    private volatile boolean on = true;

    long countWhileOn(int limit) {
      long count = 0;
      while (on && count < limit) {
        count++;
      }
      return count;
    }
  }

  static Work ownLock(Amount amount) {
    int steps = amount.of(LOCKINGS);
    return () ->
        Crew.sum(
            _ ->
                () -> {
                  LockedCounter counter = Crew.own(LockedCounter::new);
                  increment(counter, steps);
                  return counter.get();
                });
  }

  static Work ownMonitor(Amount amount) {
    int steps = amount.of(LOCKINGS);
    return () ->
        Crew.sum(
            _ ->
                () -> {
                  SynchronizedCounter counter = Crew.own(SynchronizedCounter::new);
                  increment(counter, steps);
                  return counter.get();
                });
  }

  static Work sharedMonitor(Amount amount) {
    int steps = amount.of(SHARED_LOCKINGS);
    return () -> {
      SynchronizedCounter counter = new SynchronizedCounter();
      Crew.run(() -> increment(counter, steps));
      return counter.get();
    };
  }

  private static void increment(LockedCounter counter, int steps) {
    for (int i = 0; i < steps; i++) {
      counter.increment();
    }
  }

  private static void increment(SynchronizedCounter counter, int steps) {
    for (int i = 0; i < steps; i++) {
      counter.increment();
    }
  }

  static Work volatileRead(Amount amount) {
    int reads = amount.of(VOLATILE_READS);
    Switch shared = new Switch();
    return () -> Crew.sum(_ -> () -> shared.countWhileOn(reads));
  }

  static Work ownAtomic(Amount amount) {
    int steps = amount.of(OWN_INCREMENTS);
    return () ->
        Crew.sum(
            _ ->
                () -> {
                  AtomicLong counter = Crew.own(AtomicLong::new);
                  increment(counter, steps);
                  return counter.get();
                });
  }

  static Work sharedAtomic(Amount amount) {
    int steps = amount.of(SHARED_INCREMENTS);
    return () -> {
      AtomicLong counter = new AtomicLong();
      Crew.run(() -> increment(counter, steps));
      return counter.get();
    };
  }

  private static void increment(AtomicLong counter, int steps) {
    for (int i = 0; i < steps; i++) {
      counter.incrementAndGet();
    }
  }
}
