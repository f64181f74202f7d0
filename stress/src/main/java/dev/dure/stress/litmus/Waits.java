package dev.dure.stress.litmus;

import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import java.util.concurrent.TimeUnit;

/** Waiting for a condition, and how it ended. */
final class Waits {

  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private Waits() {}

  /**
   * Waits until a value is not 0.
   *
   * @return 0 if it was so already, 1 if it was woken, 2 if that took long, 3 if only the timeout
   *     ended the wait
   */
  static long until(SharedLock lock, SharedCondition condition, SharedLong value) {
    lock.lock();
    try {
      long outcome = 0;
      long start = System.nanoTime();
      while (value.getPlain() == 0) {
        outcome = condition.await(1, TimeUnit.MINUTES) ? 1 : 3;
      }
      return outcome == 1 && System.nanoTime() - start > LATE_NANOS ? 2 : outcome;
    } catch (InterruptedException e) {
      return 4;
    } finally {
      lock.unlock();
    }
  }
}
