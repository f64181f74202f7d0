package dev.dure.race.runtime;

/**
 * Gives threads their places in vector clocks, and gives the place of an ended thread to another
 * one <em>that knows of its end</em>.
 *
 * <p>That condition keeps reuse precise: the new thread's times are later than the old one's, so
 * whoever knows one of them has it from the new thread, which knows all of the old; no order is
 * invented. A thread that nobody has joined keeps its place for good.
 */
final class Slots {

  /** How many places of ended threads are tried before a new one is taken. */
  private static final int TRIES = 64;

  private static final SpinLock LOCK = new SpinLock();
  private static int count;
  private static int[] free = new int[64];
  private static long[] ends = new long[64];
  private static int freeCount;

  private Slots() {}

  /**
   * Takes a place for a thread that begins with a clock.
   *
   * @return a slot for which the clock's time is the end of its last user
   */
  static int take(Clock clock) {
    LOCK.lock();
    try {
      int slot = reuse(clock);
      return slot >= 0 ? slot : count++;
    } finally {
      LOCK.unlock();
    }
  }

  private static int reuse(Clock clock) {
    for (int i = freeCount - 1; i >= Math.max(0, freeCount - TRIES); i--) {
      int slot = free[i];
      if (clock.get(slot) >= ends[i]) {
        freeCount--;
        free[i] = free[freeCount];
        ends[i] = ends[freeCount];
        return slot;
      }
    }
    return -1;
  }

  /** Gives a place back. */
  static void giveBack(int slot, long end) {
    LOCK.lock();
    try {
      if (freeCount == free.length) {
        free = java.util.Arrays.copyOf(free, 2 * freeCount);
        ends = java.util.Arrays.copyOf(ends, 2 * freeCount);
      }
      free[freeCount] = slot;
      ends[freeCount++] = end;
    } finally {
      LOCK.unlock();
    }
  }
}
