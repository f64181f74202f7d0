package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * States that a thread has made lately, so that locations of which the same is to be remembered
 * share one. Found by the place of the access; what is found counts only if it is of the same
 * epoch, and of the same calls.
 *
 * <p>What a location remembers after a read depends on what it remembered before. A thread that
 * reads many locations that say the same, as the elements of an array, finds in the second half of
 * this what came of the first of them, with nothing to compare: that there was no conflict holds
 * for the whole epoch, since a thread never knows less than before.
 */
final class Memo {

  private static final @Nullable State[] EMPTY = {};

  /** How many of each kind are kept: a power of two. */
  private final int size;

  private @Nullable State[] reads = EMPTY;
  private @Nullable State[] writes = EMPTY;

  private @Nullable State[] befores = EMPTY;
  private @Nullable State[] afters = EMPTY;

  /** One for a virtual thread is small, and none has room before it is needed. */
  Memo(boolean small) {
    size = small ? 8 : 256;
  }

  /** A read, alone. */
  State read(ThreadState thread, int site, @Nullable State write) {
    if (reads.length == 0) {
      reads = new State[size];
    }
    int at = site & (reads.length - 1);
    State memo = reads[at];
    if (memo != null && memo.write == write && isAgain(memo, thread, site)) {
      return memo;
    }
    State made = State.read(thread.epoch, site, Calls.frame(thread), write);
    reads[at] = made;
    return made;
  }

  /** A write. */
  State write(ThreadState thread, int site) {
    if (writes.length == 0) {
      writes = new State[size];
    }
    int at = site & (writes.length - 1);
    State memo = writes[at];
    if (memo != null && isAgain(memo, thread, site)) {
      return memo;
    }
    State made = State.write(thread.epoch, site, Calls.frame(thread));
    writes[at] = made;
    return made;
  }

  /** What a read without a conflict has made of a state, or null if that is not known. */
  @Nullable State afterRead(ThreadState thread, @Nullable State before, int site) {
    if (afters.length == 0) {
      return null;
    }
    int at = index(before, site);
    State memo = afters[at];
    return memo != null && befores[at] == before && isAgain(memo, thread, site) ? memo : null;
  }

  /** Remembers what a read without a conflict has made of a state. */
  void keepAfterRead(@Nullable State before, int site, State after) {
    if (afters.length == 0) {
      befores = new State[size];
      afters = new State[size];
    }
    int at = index(before, site);
    befores[at] = before;
    afters[at] = after;
  }

  private int index(@Nullable State before, int site) {
    int hash = before == null ? site : site + 31 * before.site() + (int) before.epoch.time;
    return hash & (afters.length - 1);
  }

  /** The same place, reached by calls from the same places, in the same epoch. */
  private static boolean isAgain(State memo, ThreadState thread, int site) {
    return memo.epoch == thread.epoch && memo.site() == site && Calls.isIn(thread, memo.frame);
  }
}
