package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The states of some memory outside of the heap, one for each unit of 1, 2, 4 or 8 bytes.
 *
 * <p>Distinct bytes never conflict (JLS 17.6), and overlapping accesses of whatever width do. A
 * page begins with the largest unit of which its first access covers whole ones. When an access
 * comes that needs a smaller one, the states are copied for each of the smaller units, once: each
 * old state is replaced by {@link #MOVED} as it is copied, so that nobody's access is lost in the
 * old ones. Whoever finds that mark waits for the new states.
 */
final class OffHeapPage {

  /** A page is 1 KiB. */
  static final int BITS = 10;

  private static final int LARGEST_UNIT = 3; // 8 bytes
  private static final Object MOVED = new Object();

  /** The states, and of which units. */
  private static final class Units {
    final int shift;
    final @Nullable Object[] states;

    Units(int shift) {
      this.shift = shift;
      this.states = new Object[1 << (BITS - shift)];
    }
  }

  /** Address of the first byte. */
  final long start;

  private final SpinLock lock = new SpinLock();
  private volatile Units units;

  /** A page for an access; see {@link #shift}. */
  OffHeapPage(long start, int bounds) {
    this.start = start;
    this.units = new Units(shift(bounds));
  }

  /** The largest unit of which an access covers whole ones: bounds are where it begins or ends. */
  private static int shift(int bounds) {
    return Math.min(LARGEST_UNIT, Integer.numberOfTrailingZeros(bounds));
  }

  /** Bytes of the page are accessed. */
  void access(OffHeap owner, int from, int to, ThreadState thread, int site, boolean write) {
    int needed = shift(from | to);
    for (int at = from; at < to; ) {
      Units current = units;
      if (current.shift > needed) {
        refine(needed);
      } else if (access(owner, current, at, thread, site, write)) {
        at += 1 << current.shift;
      } else {
        awaitRefined();
      }
    }
  }

  /** Accesses one unit; false if its state is in smaller ones now. */
  private boolean access(
      OffHeap owner, Units in, int at, ThreadState thread, int site, boolean write) {
    int unit = at >>> in.shift;
    if (in.states[unit] instanceof State state
        && (write ? Detector.isWritten(state, thread) : Detector.isRead(state, thread))) {
      return true;
    }
    long offset = Raw.elementOffset(unit);
    @Nullable Object before;
    State after;
    do {
      before = Raw.getVolatile(in.states, offset);
      if (before == MOVED) {
        return false;
      }
      State known = (State) before;
      after = write ? thread.afterWrite(known, site) : thread.afterRead(known, site);
    } while (before != after && !Raw.compareAndSet(in.states, offset, before, after));
    for (State conflict : thread.conflicts()) {
      Findings.race(conflict, thread, site, write, owner.describe(start + at));
    }
    return true;
  }

  private void refine(int shift) {
    Units finer = new Units(shift);
    lock.lock();
    try {
      Units coarse = units;
      if (coarse.shift <= shift) {
        return;
      }
      int parts = 1 << (coarse.shift - shift);
      for (int i = 0; i < coarse.states.length; i++) {
        @Nullable Object state;
        long offset = Raw.elementOffset(i);
        do {
          state = Raw.getVolatile(coarse.states, offset);
        } while (!Raw.compareAndSet(coarse.states, offset, state, MOVED));
        java.util.Arrays.fill(finer.states, i * parts, (i + 1) * parts, state);
      }
      units = finer;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRefined() {
    lock.lock();
    lock.unlock();
  }
}
