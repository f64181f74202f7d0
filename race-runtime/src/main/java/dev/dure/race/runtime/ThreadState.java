package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What the checker knows of one running thread. Only the thread itself reads or writes it, but for
 * the final fields.
 */
public final class ThreadState {

  private static final int MEMO = 128;
  private static final State[] NONE = {};

  final Thread thread;
  final ThreadInfo info;
  final int slot;

  /** What this thread knows of the others. */
  Clock clock;

  /** Compared by the fast paths of all accesses. */
  Epoch epoch;

  /** The locks that this thread holds, as its epoch has them. */
  private @Nullable Held held;

  /** The lock that was taken last, which is often the one that is taken next. */
  private @Nullable Held taken;

  /** The call in which the thread is, or null; see {@link Frame}. */
  public @Nullable Frame frame;

  /** Calls that were made lately, by their hash. */
  final @Nullable Frame[] calls;

  /** What objects tell that were synchronized on lately, by their identity hash. */
  final @Nullable SyncVar[] vars;

  /** Set while the thread runs the checker's own code that may come back to it. */
  boolean busy;

  private @Nullable State @Nullable [] reads;
  private @Nullable State @Nullable [] writes;
  final @Nullable ArrayShadow[] arrays;
  private State[] conflicts = NONE;

  /** The time of the last access. */
  private long accessedAt;

  /** The last release, or null. */
  private @Nullable Epoch released;

  ThreadState(Thread thread, ThreadInfo info, Clock clock) {
    this.thread = thread;
    this.info = info;
    this.slot = Slots.take(clock);
    this.clock = clock;
    this.epoch = new Epoch(info, slot, clock.get(slot) + 1, null);
    int caches = info.isVirtual() ? 4 : 64; // of virtual threads there may be very many
    this.arrays = new ArrayShadow[caches];
    this.calls = new Frame[caches];
    this.vars = new SyncVar[caches / 4];
  }

  /** The state of the current thread; never null. */
  public static ThreadState current() {
    return Threads.current();
  }

  /** Whether what happened in an epoch happens-before what this thread does now. */
  boolean knows(Epoch other) {
    return other.thread == info || other.time <= clock.get(other.slot);
  }

  /** Learns what a release told. */
  void acquire(Epoch released) {
    if (!knows(released)) {
      clock = released.addTo(clock);
    }
  }

  /** Learns what several releases told. */
  void acquire(@Nullable Clock released) {
    if (released != null) {
      clock = clock.join(released);
    }
  }

  /**
   * Ends this thread: a release, or the last one where nothing was done or learnt since. Then who
   * knows of that one knows all, and can be given the slot: without this, each thread whose last
   * act is to count down a latch would keep its own for good.
   */
  Epoch end() {
    Epoch last = released;
    return last != null && last.base == clock && accessedAt != epoch.time ? last : release();
  }

  /** Ends the epoch; what it returns stands for all that this thread has done and known so far. */
  Epoch release() {
    Epoch ended = epoch;
    Epoch before = released;
    ended.base = clock;
    ended.unchangedFor = before == null || before.base != clock ? 0 : before.unchangedFor + 1;
    released = ended;
    epoch = new Epoch(info, slot, ended.time + 1, held);
    return ended;
  }

  /** This thread has taken a lock, and learnt what was released to it. */
  void took(Object lock, int site, boolean shared) {
    String type = lock.getClass().getName();
    int identity = System.identityHashCode(lock);
    Held again = taken;
    if (again == null || !again.isOf(held, type, identity, site, shared)) {
      again = new Held(held, type, identity, site, shared);
      taken = again;
    }
    holds(again);
  }

  /** What this thread holds is another now, and all that it knows is the same. */
  void holds(@Nullable Held changed) {
    held = changed;
    if (accessedAt == epoch.time) {
      epoch = new Epoch(info, slot, epoch.time, changed);
    } else {
      epoch.held = changed; // no state has it yet
    }
  }

  /** This thread is about to give a lock back, and tells a variable of it. */
  void giveBack(Object lock, SyncVar var, boolean shared) {
    held = Held.without(held, lock.getClass().getName(), System.identityHashCode(lock), shared);
    var.release(this); // begins an epoch without the lock
  }

  // ---- accesses ----

  /**
   * An access of this thread to a location: changes what that remembers, by CAS, so that of two
   * accesses at once one sees the other.
   *
   * @param base of the variable with the location's state, as {@link Raw} takes it
   * @return with what the access is in a race; none, mostly
   */
  State[] access(Object base, long offset, int site, boolean write) {
    @Nullable State before;
    State after;
    do {
      before = (State) Raw.getVolatile(base, offset);
      after = write ? afterWrite(before, site) : afterRead(before, site);
    } while (before != after && !Raw.compareAndSet(base, offset, before, after));
    return conflicts;
  }

  /** What a location remembers after this thread has read it. */
  State afterRead(@Nullable State before, int site) {
    conflicts = NONE;
    if (before == null) {
      return read(site, null);
    }
    if (before.epoch == epoch || before.isReadIn(epoch)) {
      return before;
    }
    State write = before.lastWrite();
    if (write != null && !knows(write.epoch)) {
      conflicts = new State[] {write};
    }
    if (!before.isRead()) {
      return read(site, before);
    }
    State[] others = unknown(before);
    return others == null ? read(site, write) : readToo(site, write, others);
  }

  /** What a location remembers after this thread has written it. */
  State afterWrite(@Nullable State before, int site) {
    conflicts = NONE;
    if (before != null) {
      if (before.epoch == epoch && !before.isRead()) {
        return before;
      }
      State[] reads = before.isRead() ? unknown(before) : null;
      State write = before.lastWrite();
      if (write != null && !knows(write.epoch)) {
        conflicts = reads == null ? new State[1] : java.util.Arrays.copyOf(reads, reads.length + 1);
        conflicts[conflicts.length - 1] = write;
      } else if (reads != null) {
        conflicts = reads;
      }
    }
    return write(site);
  }

  /** With what the last access is in a race; none, mostly. */
  State[] conflicts() {
    return conflicts;
  }

  /** The reads of a state that do not happen-before what this thread does now; null if none. */
  private State @Nullable [] unknown(State state) {
    State[] others = state.others;
    int count = knows(state.epoch) ? 0 : 1;
    if (others != null) {
      for (State other : others) {
        count += knows(other.epoch) ? 0 : 1;
      }
    }
    if (count == 0) {
      return null;
    }
    State[] result = new State[count];
    if (!knows(state.epoch)) {
      result[--count] = state.others == null ? state : state.alone();
    }
    if (others != null) {
      for (State other : others) {
        if (!knows(other.epoch)) {
          result[--count] = other;
        }
      }
    }
    return result;
  }

  private State readToo(int site, @Nullable State write, State[] others) {
    accessedAt = epoch.time;
    return State.read(epoch, site, frame, write, others);
  }

  private State read(int site, @Nullable State write) {
    @Nullable State[] reads = this.reads;
    if (reads == null) {
      reads = memo();
      this.reads = reads;
    }
    int at = site & (reads.length - 1);
    State memo = reads[at];
    if (memo != null && memo.write == write && isAgain(memo, site)) {
      return memo;
    }
    accessedAt = epoch.time;
    State made = State.read(epoch, site, frame, write, null);
    reads[at] = made;
    return made;
  }

  private State write(int site) {
    @Nullable State[] writes = this.writes;
    if (writes == null) {
      writes = memo();
      this.writes = writes;
    }
    int at = site & (writes.length - 1);
    State memo = writes[at];
    if (memo != null && isAgain(memo, site)) {
      return memo;
    }
    accessedAt = epoch.time;
    State made = State.write(epoch, site, frame);
    writes[at] = made;
    return made;
  }

  /** Small for virtual threads, of which there may be very many. */
  private @Nullable State[] memo() {
    return new State[info.isVirtual() ? MEMO / 16 : MEMO];
  }

  /** The same place, reached by calls from the same places, in the same epoch. */
  private boolean isAgain(State memo, int site) {
    Frame other = memo.frame;
    Frame own = frame;
    return memo.epoch == epoch
        && memo.site() == site
        && (other == own || (other != null && own != null && other.hash == own.hash));
  }
}
