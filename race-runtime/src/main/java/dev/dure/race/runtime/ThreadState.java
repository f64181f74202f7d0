package dev.dure.race.runtime;

import jdk.internal.vm.annotation.Contended;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * What the checker knows of one running thread. Only the thread itself reads or writes it, but for
 * the final fields. Each call and each epoch writes here, so no two of them are in one cache line.
 */
@Contended
public final class ThreadState {

  private static final State[] NONE = {};

  final Thread thread;
  final ThreadInfo info;
  final int slot;

  /** What this thread knows of the others. */
  Clock clock;

  /** What had to be before what this thread does now; see {@link LockOrder}. */
  private Clock order = Clock.EMPTY;

  /** What this thread knew before it took the lock that it took last; null if others order, too. */
  @Nullable Clock knownBeforeLock;

  /** In how many locks that are just taken or given back: what they tell did not have to be. */
  private int byLock;

  /** Compared by the fast paths of all accesses. */
  Epoch epoch;

  /** The locks that this thread holds, as its epoch has them. */
  private @Nullable Held held;

  /** The lock that was taken last, which is often the one that is taken next. */
  private @Nullable Held taken;

  // ---- the calls in which the thread is; see Calls ----

  /** How deep. */
  public int depth;

  /** How deep it was when it began its first task; less than 0 before that. */
  int taskDepth = -1;

  long[] calls;
  @Nullable Frame[] frames;
  int framesMade;

  /** What objects tell that were synchronized on lately, by their identity hash. */
  final @Nullable SyncVar[] vars;

  /** What is remembered of arrays that were used lately, by their identity hash. */
  final @Nullable ArrayShadow[] arrays;

  /** The classes whose initialization this thread knows of; see {@link Initialization}. */
  long[] initialized = {};

  /** Set while the thread runs the checker's own code that may come back to it. */
  boolean busy;

  /** At what it looks before it acts; null as long as it has not. */
  private @Nullable Steps steps;

  /** Which locks it has taken within others; null as long as it has not. */
  private @Nullable Nestings nestings;

  /** At what it looks under a lock; null as long as it has not. */
  private @Nullable SplitSections splitSections;

  private final Memo memo;
  private State[] conflicts = NONE;

  /** Whether {@link #clock} has more for a moment than the thread knows. */
  private boolean isLent;

  /** What this thread compares an element with, and in which collection; null if it does not. */
  private @Nullable Object comparedIn;

  private int comparedKey;
  private @Nullable Object comparedElement;

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
    boolean small = info.isVirtual(); // of virtual threads there may be very many
    this.arrays = new ArrayShadow[small ? 4 : 1024];
    this.vars = new SyncVar[small ? 1 : 64];
    this.calls = new long[small ? 16 : 64]; // far enough from the next thread's
    this.frames = new Frame[16];
    this.memo = new Memo(small);
  }

  /** The state of the current thread; never null. */
  public static ThreadState current() {
    return Threads.current();
  }

  /** This thread, which is a pool's own, is about to run a task; see {@link Calls#atTask}. */
  public void beginTask() {
    Calls.atTask(this);
  }

  Steps steps() {
    Steps known = steps;
    if (known == null) {
      known = new Steps();
      steps = known;
    }
    return known;
  }

  Nestings nestings() {
    Nestings known = nestings;
    if (known == null) {
      known = new Nestings();
      nestings = known;
    }
    return known;
  }

  SplitSections splitSections() {
    SplitSections known = splitSections;
    if (known == null) {
      known = new SplitSections();
      splitSections = known;
    }
    return known;
  }

  /** Whether what happened in an epoch happens-before what this thread does now. */
  boolean knows(Epoch other) {
    return other.thread == info || other.time <= clock.get(other.slot);
  }

  /**
   * This thread is about to compare an element with those that others put into a collection, in the
   * middle of one of its methods; see {@link Elements}. One that is put while the method runs, or
   * waits for its turn, is known only when it is compared with.
   */
  public void compares(Object collection, int key, Object element) {
    comparedIn = collection;
    comparedKey = key;
    comparedElement = element;
  }

  /** It does so no longer. */
  public void hasCompared() {
    comparedIn = null;
  }

  /** Whether an epoch that was not known is known by now, since this thread compares. */
  boolean learnsByComparing(Epoch other) {
    Object collection = comparedIn;
    if (collection == null) {
      return false;
    }
    Elements.take(collection, comparedKey, comparedElement);
    return knows(other);
  }

  /** Learns what a release told. */
  void acquire(Epoch released) {
    if (!knows(released)) {
      clock = released.addTo(clock);
    }
    if (LockOrder.isUsed() && byLock == 0) {
      order = released.addOrderTo(order);
    }
  }

  /** Whether there is anything in a release that this thread would learn. */
  boolean isNews(Epoch released) {
    return !knows(released)
        || (LockOrder.isUsed()
            && released.thread != info
            && order.get(released.slot) < released.time);
  }

  /** What is acquired until {@link #afterLock} comes by a lock. */
  void beforeLock() {
    if (byLock++ == 0) {
      knownBeforeLock = clock;
    }
  }

  /** What is acquired now comes by a lock that is a hand-over; see {@link SyncVar#handsOver}. */
  void beforeHandOver() {
    knownBeforeLock = null;
  }

  /**
   * What this thread knew before it took a lock, so without what that told it.
   *
   * @return null if the lock is not the last that it took, or hands over
   */
  @Nullable Clock knownBefore(@Nullable Held hold) {
    return hold != null && hold == taken ? knownBeforeLock : null;
  }

  void afterLock() {
    byLock--;
  }

  /** Learns what several releases told. */
  void acquire(@Nullable Clock released) {
    if (released != null) {
      clock = clock.join(released);
      if (LockOrder.isUsed() && byLock == 0) {
        order = order.join(released); // it has too much, perhaps; so there is one finding less
      }
    }
  }

  /**
   * Lets the thread know more, for one access.
   *
   * @return for {@link #takeBack}
   */
  Clock lend(Clock more) {
    Clock own = clock;
    clock = own.join(more);
    isLent = true;
    return own;
  }

  /** Ends what {@link #lend} began. */
  void takeBack(Clock own) {
    clock = own;
    isLent = false;
  }

  /**
   * What this thread does now, for who wants to know later whether another knows of it. It counts
   * as an access: the next release is none that stands for the one before.
   */
  Epoch now() {
    accessedAt = epoch.time;
    return epoch;
  }

  /**
   * Ends the epoch; what it returns stands for all that this thread has done and known so far.
   *
   * <p>Where nothing was done or learnt since the last release, it is that one, and the epoch goes
   * on: who knows of that one knows all. Many releases come in groups, as in a constructor that
   * writes several volatile fields; and each epoch has the states of all locations made anew. It
   * also lets a thread whose last act is a release be known to have ended.
   */
  Epoch release() {
    Epoch ended = epoch;
    Epoch before = released;
    if (before != null
        && before.base == clock
        && before.order == order
        && accessedAt != ended.time) {
      ended.held = held;
      return before;
    }
    ended.base = clock;
    ended.order = order;
    ended.unchangedFor = before == null || before.base != clock ? 0 : before.unchangedFor + 1;
    released = ended;
    epoch = new Epoch(info, slot, ended.time + 1, held);
    return ended;
  }

  /**
   * This thread has taken a lock, and learnt what was released to it.
   *
   * @param var by what the lock orders
   * @param waits whether it would have waited if the lock had been taken by another
   */
  void took(Object lock, SyncVar var, int site, boolean shared, boolean waits) {
    String type = lock.getClass().getName();
    int identity = System.identityHashCode(lock);
    Held outer = held;
    Clock before = LockOrder.isUsed() ? order : null;
    Held again = taken;
    if (again == null || !again.isOf(outer, type, identity, site, shared, var, before)) {
      again = new Held(outer, type, identity, site, shared, var, before);
      taken = again;
      if (ValueLocks.mayBe(lock)) {
        ValueLocks.taken(this, lock, again);
      }
    }
    holds(again);
    if (outer != null && waits) {
      LockOrder.nested(this, outer, again);
    }
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

  /** The locks that this thread holds, innermost first; others may ask while it waits. */
  @Nullable Held held() {
    return held;
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
  @DontInline
  State[] access(Object base, long offset, int site, boolean write) {
    @Nullable State before;
    State after;
    do {
      before = (State) Raw.getVolatile(base, offset);
      after = write ? afterWrite(before, site) : afterRead(before, site);
    } while (before != after && !Raw.compareAndSet(base, offset, before, after));
    return conflicts;
  }

  /** Whether a location remembers a read by another thread that is not known to this one. */
  boolean readsBeside(State before) {
    return before.isRead() && before.reads == null && !knows(before.epoch);
  }

  /**
   * A read of a location that another thread reads too: it is put where only this thread puts its
   * reads, and what the location remembers stays as it is.
   *
   * @param before what {@link #readsBeside} has seen
   * @return with what the read is in a race; none, mostly
   */
  State[] readBeside(State before, @Nullable State[] lane, long offset, int site) {
    accessedAt = epoch.time;
    Raw.putVolatile(lane, offset, memo.read(this, site, null));
    State write = before.write;
    return write == null || knows(write.epoch) ? NONE : new State[] {write};
  }

  /** What a location remembers after this thread has read it. */
  State afterRead(@Nullable State before, int site) {
    if (before != null && Detector.isRead(before, this)) {
      return withoutConflict(before);
    }
    State known = isLent ? null : memo.afterRead(this, before, site);
    if (known != null) {
      return withoutConflict(known);
    }
    State after = read(before, site);
    if (conflicts == NONE && !isLent) {
      memo.keepAfterRead(this, before, site, after);
    }
    return after;
  }

  /** What a location remembers after this thread has written it. */
  State afterWrite(@Nullable State before, int site) {
    if (before != null && before.epoch == epoch && !before.isRead()) {
      return withoutConflict(before);
    }
    findConflicts(before);
    accessedAt = epoch.time;
    return memo.write(this, site);
  }

  private State withoutConflict(State state) {
    conflicts = NONE;
    return state;
  }

  /** With what the last access is in a race; none, mostly. */
  State[] conflicts() {
    return conflicts;
  }

  private void findConflicts(@Nullable State before) {
    conflicts = NONE;
    if (before != null) {
      int reads = before.isRead() ? countUnknown(before) : 0;
      State write = before.lastWrite();
      boolean isWrite = write != null && !knows(write.epoch);
      if (isWrite || reads > 0) {
        conflicts = new State[reads + (isWrite ? 1 : 0)];
        putUnknown(before, reads, conflicts, 0);
        if (write != null && isWrite) {
          conflicts[reads] = write;
        }
      }
    }
  }

  private State read(@Nullable State before, int site) {
    conflicts = NONE;
    accessedAt = epoch.time;
    if (before == null) {
      return memo.read(this, site, null);
    }
    State write = before.lastWrite();
    if (write != null && !knows(write.epoch)) {
      conflicts = new State[] {write};
    }
    State read = memo.read(this, site, write);
    int others = before.isRead() ? countUnknown(before) : 0;
    if (others == 0) {
      return read;
    }
    State[] reads = new State[1 + others];
    reads[0] = read;
    putUnknown(before, others, reads, 1);
    return State.reads(reads);
  }

  /** How many reads of a state do not happen-before what this thread does now. */
  private int countUnknown(State state) {
    State[] reads = state.reads;
    if (reads == null) {
      return knows(state.epoch) ? 0 : 1;
    }
    int count = 0;
    for (State read : reads) {
      count += knows(read.epoch) ? 0 : 1;
    }
    return count;
  }

  /** Puts those reads, as many as were counted, into an array. */
  private void putUnknown(State state, int count, State[] into, int at) {
    State[] reads = state.reads;
    if (reads == null) {
      if (count > 0) {
        into[at] = state;
      }
      return;
    }
    int next = at;
    for (State read : reads) {
      if (!knows(read.epoch)) {
        into[next++] = read;
      }
    }
  }
}
