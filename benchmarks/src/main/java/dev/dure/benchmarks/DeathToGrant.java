package dev.dure.benchmarks;

import dev.dure.AbandonedLockException;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import dev.dure.process.WorkerOptions;
import dev.dure.process.WorkerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Kills the owner of a lock, and takes the time until the one who waits for it is told. */
final class DeathToGrant {

  private static final long OWNER_HEAP_BYTES = 16L << 20;
  private static final int PATIENCE_SECONDS = 30;
  private static final int SETTLE_MILLIS = 20;

  private final SharedLock lock;
  private final SharedLong taken;

  private DeathToGrant(Space space) {
    lock = space.newLock();
    taken = space.newLong(0);
  }

  /** Nanoseconds from the signal to the {@link AbandonedLockException}, of so many deaths. */
  static List<Double> measure(int deaths)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Space space = MemorySpace.create()) {
      DeathToGrant measurement = new DeathToGrant(space);
      List<Double> nanos = new ArrayList<>();
      for (int i = 1; i <= deaths; i++) {
        nanos.add((double) measurement.once(i));
      }
      return nanos;
    }
  }

  private long once(int number) throws InterruptedException, ExecutionException, TimeoutException {
    WorkerOptions small = WorkerOptions.defaults().withMaxHeapBytes(OWNER_HEAP_BYTES);
    SharedLock theLock = lock;
    SharedLong theMark = taken;
    try (WorkerProcess owner = WorkerProcess.start(small, () -> hold(theLock, theMark, number))) {
      awaitTaken(number);
      FutureTask<Long> told = new FutureTask<>(this::awaitAbandonment);
      Thread.ofPlatform().daemon().name("waits-for-the-dead").start(told);
      // Time to go to sleep at the lock; at random, so as not to keep step with whoever polls.
      Thread.sleep(SETTLE_MILLIS + ThreadLocalRandom.current().nextInt(SETTLE_MILLIS));
      long killed = System.nanoTime();
      owner.kill();
      long nanos = told.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - killed;
      boolean _ = lock.recover(() -> {});
      return nanos;
    }
  }

  @SuppressWarnings("LockNotBeforeTry") // this process is to die with the lock
  private static void hold(SharedLock lock, SharedLong mark, int number)
      throws InterruptedException {
    lock.lock();
    mark.set(number);
    Thread.sleep(TimeUnit.MINUTES.toMillis(1));
  }

  private void awaitTaken(int number) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (taken.get() != number) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Owner number " + number + " does not take the lock.");
      }
      Thread.sleep(1);
    }
  }

  @SuppressWarnings("LockNotBeforeTry") // if it is held after all, the measurement has failed
  private long awaitAbandonment() {
    try {
      lock.lock();
    } catch (AbandonedLockException e) {
      return System.nanoTime();
    }
    throw new IllegalStateException("The lock of a killed process was granted: " + lock);
  }
}
