package dev.dure.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Threads that wait for a state to change. A waiter enters itself before it looks at the state for
 * the last time; whoever changes the state looks for waiters afterwards. So one of the two sees the
 * other. Each waiter also looks by itself now and then, for a thread that ends wakes nobody.
 */
final class HeapWaits {

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Heap heap;
  private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();

  HeapWaits(Heap heap) {
    this.heap = heap;
  }

  /**
   * Waits until something holds.
   *
   * @param deadline in the time of System.nanoTime(), or {@link ReadWriteSync#FOREVER}
   * @return false if the deadline came first
   */
  boolean await(BooleanSupplier holds, long deadline, boolean interruptible)
      throws InterruptedException {
    Thread me = Thread.currentThread();
    boolean interrupted = false;
    heap.beginWait();
    waiting.add(me);
    try {
      while (true) {
        heap.requireOpenNow();
        if (holds.getAsBoolean()) {
          return true;
        }
        if (Thread.interrupted()) {
          if (interruptible) {
            throw new InterruptedException();
          }
          interrupted = true;
        }
        long left = deadline == ReadWriteSync.FOREVER ? LOOK_NANOS : deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, Math.min(left, LOOK_NANOS));
      }
    } finally {
      waiting.remove(me);
      heap.endWait();
      if (interrupted) {
        me.interrupt();
      }
    }
  }

  void wakeAll() {
    waiting.forEach(LockSupport::unpark);
  }
}
