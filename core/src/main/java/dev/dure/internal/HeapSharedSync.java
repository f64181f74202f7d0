package dev.dure.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The queue of a synchronizer whose waiters do not exclude each other; subclasses say what they
 * wait for.
 *
 * <p>The closing of the space reaches them so: a waiter enters itself into its heap's list before
 * its last look at the state, and that look throws when the heap is closed. {@link Heap#close}
 * writes that it is closed, and then unparks all in the list. The first of the queue looks, throws,
 * and so wakes the next, as {@code AbstractQueuedSynchronizer} does for a node that gives up.
 */
abstract class HeapSharedSync extends AbstractQueuedSynchronizer {

  private static final long serialVersionUID = 1L;

  private final transient Heap heap;

  HeapSharedSync(Heap heap, int state) {
    this.heap = heap;
    setState(state);
  }

  /**
   * Tries to take.
   *
   * @return negative if it has to wait
   */
  abstract int tryTake(int argument);

  @Override
  protected final int tryAcquireShared(int argument) {
    heap.requireOpenNow();
    return tryTake(argument);
  }

  final void take(int argument) throws InterruptedException {
    requireNoInterrupt();
    if (tryAcquireShared(argument) < 0) {
      heap.beginWait();
      try {
        acquireSharedInterruptibly(argument);
      } finally {
        heap.endWait();
      }
    }
  }

  final void takeUninterruptibly(int argument) {
    if (tryAcquireShared(argument) < 0) {
      heap.beginWait();
      try {
        acquireShared(argument);
      } finally {
        heap.endWait();
      }
    }
  }

  final boolean take(int argument, long time, TimeUnit unit) throws InterruptedException {
    long nanos = unit.toNanos(time);
    requireNoInterrupt();
    if (tryAcquireShared(argument) >= 0) {
      return true;
    }
    if (nanos <= 0) {
      return false;
    }
    heap.beginWait();
    try {
      return tryAcquireSharedNanos(argument, nanos);
    } finally {
      heap.endWait();
    }
  }

  private void requireNoInterrupt() throws InterruptedException {
    heap.requireOpenNow();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
