package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * The states of memory outside of the heap, found by what owns the memory and by address.
 *
 * <p>The owner is the object with which the memory is freed: the buffer that was allocated, of
 * which others are slices and views, or the session of an arena. Addresses are used again, and
 * whoever gets one again gets it with another owner, and so without a past. What is remembered of
 * an owner goes when the owner does.
 *
 * <p>Pages are found without a lock: a chain is made of cells that never change, and a table that
 * has grown is another one. Who finds none looks again under the lock before making it.
 */
final class OffHeap extends WeakTable.Node {

  private static final WeakTable<OffHeap> ALL = new WeakTable<>(OffHeap::new);
  private static final int PAGE = 1 << OffHeapPage.BITS;

  private record Cell(OffHeapPage page, @Nullable Cell next) {}

  private final SpinLock lock = new SpinLock();
  private volatile @Nullable Cell[] buckets = new Cell[8];
  private int size;

  private OffHeap(Object owner, ReferenceQueue<Object> queue) {
    super(owner, queue);
  }

  /** What is remembered of the memory of an owner. */
  static OffHeap of(Object owner) {
    return ALL.of(owner);
  }

  /** Bytes are about to be read or written, or just were. */
  void access(long address, long count, ThreadState thread, int site, boolean write) {
    long end = address + count;
    for (long at = address; at < end; ) {
      long start = at & -PAGE;
      int from = (int) (at - start);
      int to = (int) Math.min(PAGE, end - start);
      OffHeapPage page = page(start, from | to);
      page.access(this, from, to, thread, site, write);
      at = start + to;
    }
  }

  /** The byte, as a race names it. */
  String describe(long address) {
    Object owner = get();
    String bytes = "memory[" + address + "]";
    return owner == null
        ? bytes
        : bytes
            + " of "
            + owner.getClass().getTypeName()
            + "@"
            + Integer.toHexString(System.identityHashCode(owner));
  }

  /**
   * A page, made if there is none.
   *
   * @param start address of its first byte
   * @param bounds of the access, which say how fine the page needs to be
   */
  private OffHeapPage page(long start, int bounds) {
    OffHeapPage found = find(buckets, start);
    return found != null ? found : add(start, bounds);
  }

  private static @Nullable OffHeapPage find(@Nullable Cell[] buckets, long start) {
    for (Cell c = buckets[bucket(start, buckets.length)]; c != null; c = c.next) {
      if (c.page.start == start) {
        return c.page;
      }
    }
    return null;
  }

  private OffHeapPage add(long start, int bounds) {
    OffHeapPage made = new OffHeapPage(start, bounds);
    lock.lock();
    try {
      OffHeapPage found = find(buckets, start);
      if (found != null) {
        return found;
      }
      if (size > buckets.length) {
        grow();
      }
      put(buckets, made);
      size++;
      return made;
    } finally {
      lock.unlock();
    }
  }

  private void grow() {
    @Nullable Cell[] larger = new Cell[buckets.length * 2];
    for (Cell first : buckets) {
      for (Cell c = first; c != null; c = c.next) {
        put(larger, c.page);
      }
    }
    buckets = larger;
  }

  private static void put(@Nullable Cell[] into, OffHeapPage page) {
    int at = bucket(page.start, into.length);
    into[at] = new Cell(page, into[at]);
  }

  private static int bucket(long start, int length) {
    return (int) (start >>> OffHeapPage.BITS) & (length - 1);
  }
}
