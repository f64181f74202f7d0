package dev.dure.race.runtime;

/** Parts of memory that were allocated for good. They do not overlap. */
final class AddressRanges {

  /** More are not remembered; it takes a second to insert so many in the worst order. */
  private static final int MOST = 1 << 16;

  private final SpinLock lock = new SpinLock();
  private long[] begins = new long[64];
  private long[] ends = new long[64];
  private int count;

  /** Addresses from {@code begin} and before {@code end}. */
  void add(long begin, long end) {
    lock.lock();
    try {
      if (count == MOST) {
        return;
      }
      if (count == begins.length) {
        begins = java.util.Arrays.copyOf(begins, 2 * count);
        ends = java.util.Arrays.copyOf(ends, 2 * count);
      }
      int at = after(begin);
      System.arraycopy(begins, at, begins, at + 1, count - at);
      System.arraycopy(ends, at, ends, at + 1, count - at);
      begins[at] = begin;
      ends[at] = end;
      count++;
    } finally {
      lock.unlock();
    }
  }

  /** Whether one of the parts has all of these. */
  boolean contains(long begin, long end) {
    lock.lock();
    try {
      int at = after(begin) - 1;
      return at >= 0 && end <= ends[at];
    } finally {
      lock.unlock();
    }
  }

  /** The first part that begins after an address. */
  private int after(long address) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (begins[middle] <= address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
