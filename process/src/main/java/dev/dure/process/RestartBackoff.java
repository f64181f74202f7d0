package dev.dure.process;

import java.util.concurrent.TimeUnit;

/**
 * How long to wait before the next worker is started, when one after the other ends without having
 * done anything. The first two cost nothing; then the wait doubles, up to {@value #MAX_MILLIS} ms.
 */
final class RestartBackoff {

  private static final int FREE = 2;
  private static final long FIRST_MILLIS = 50;
  private static final long MAX_MILLIS = 5_000;

  private int inRow;
  private long notBefore = System.nanoTime();

  /** A worker has done a task. */
  void succeeded() {
    inRow = 0;
  }

  /** A worker has ended of itself. */
  void failed() {
    inRow++;
    if (inRow > FREE) {
      long millis = FIRST_MILLIS << Math.min(inRow - FREE - 1, 10);
      notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(millis, MAX_MILLIS));
    }
  }

  /** How long to wait now; not positive for not at all. */
  long nanos() {
    return notBefore - System.nanoTime();
  }
}
