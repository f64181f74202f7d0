package dev.dure.stress.torture;

/** Whether a thread of a worker is dead, by evidence that has nothing to do with what is tested. */
@FunctionalInterface
interface Deaths {

  /**
   * Whether the thread behind a mark can do nothing any more.
   *
   * @param mark {@link #mark}
   */
  boolean isDead(long mark);

  /** How a thread of a worker marks what it holds; never 0. */
  static long mark(int worker, int thread) {
    return ((worker + 1L) << 8) | thread;
  }

  static int workerOf(long mark) {
    return (int) (mark >>> 8) - 1;
  }

  static int threadOf(long mark) {
    return (int) (mark & 0xFF);
  }

  /** A mark in words. */
  static String text(long mark) {
    return mark == 0 ? "nobody" : "worker " + workerOf(mark) + " thread " + threadOf(mark);
  }
}
