package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A thread that held one lock and waited for another: an edge of the graph in which {@link
 * LockOrder} looks for cycles. Stands for all times at which the thread did so at the same place
 * with the same locks in hand; of these it knows the first and the last.
 */
final class Nesting {

  /**
   * When it was.
   *
   * @param time of the thread, when it got the inner lock
   * @param order what had to be before the thread got the outer lock, or null if that is not known
   */
  record Moment(long time, @Nullable Clock order) {}

  final SyncVar outer;
  final SyncVar inner;
  final ThreadInfo thread;
  private final int slot;

  /** The locks that it held when it waited for the inner one. */
  final Held held;

  /** The hold of the inner lock, which says how and where it was taken. */
  final Held taken;

  final @Nullable Frame frame;
  private final Moment first;
  private volatile Moment last;

  /** Whether it is in a cycle in which only order keeps threads from each other, so far. */
  volatile boolean isSuspect;

  Nesting(SyncVar outer, SyncVar inner, Held held, Held taken, Moment moment, ThreadState thread) {
    this.outer = outer;
    this.inner = inner;
    this.held = held;
    this.taken = taken;
    this.thread = thread.info;
    this.slot = thread.slot;
    this.frame = Calls.frame(thread);
    this.first = moment;
    this.last = moment;
  }

  /** Whether another time of a thread is one of these. */
  boolean isOf(SyncVar otherOuter, Held otherHeld, Held otherTaken) {
    return outer == otherOuter
        && inner == otherTaken.var
        && taken.site() == otherTaken.site()
        && taken.isShared() == otherTaken.isShared()
        && haveSameLocks(held, otherHeld);
  }

  private static boolean haveSameLocks(@Nullable Held one, @Nullable Held other) {
    @Nullable Held a = one;
    @Nullable Held b = other;
    while (a != null && b != null && a != b && a.var == b.var && a.isShared() == b.isShared()) {
      a = a.before;
      b = b.before;
    }
    return a == b;
  }

  /** Only by the thread itself. */
  void again(Moment moment) {
    last = moment;
  }

  Moment last() {
    return last;
  }

  /** Whether the hold of the outer lock lets others hold it too. */
  boolean isOuterShared() {
    for (Held h = held; h != null; h = h.before) {
      if (h.var == outer) {
        return h.isShared();
      }
    }
    return false;
  }

  /** Whether a lock is held that the other needs to hold too: then they never meet. */
  boolean hasGateWith(Nesting other) {
    for (Held mine = held; mine != null; mine = mine.before) {
      for (Held theirs = other.held; theirs != null; theirs = theirs.before) {
        boolean isSame = mine.var != null && mine.var == theirs.var;
        if (isSame && !(mine.isShared() && theirs.isShared())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether some time of this one and some time of the other are in no order. */
  boolean canMeet(Nesting other) {
    Moment mine = last;
    Moment theirs = other.last;
    return areUnordered(first, other, other.first)
        || areUnordered(first, other, theirs)
        || areUnordered(mine, other, other.first)
        || areUnordered(mine, other, theirs);
  }

  private boolean areUnordered(Moment mine, Nesting other, Moment theirs) {
    return !isBefore(slot, mine, theirs) && !isBefore(other.slot, theirs, mine);
  }

  /** Whether the one who had got both locks had to be done before the other took its first. */
  private static boolean isBefore(int slot, Moment one, Moment other) {
    Clock order = other.order();
    return order != null && order.get(slot) >= one.time();
  }

  /** For who reports. */
  Access access() {
    return new Access(false, thread, held, Sites.stack(taken.site(), frame));
  }
}
