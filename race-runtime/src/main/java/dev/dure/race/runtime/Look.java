package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A look of a thread at a variable, kept until it is known whether the thread changes the variable
 * by it.
 */
final class Look {

  /** What a look at a key has found there. */
  enum Found {
    UNKNOWN,
    NOTHING,
    SOMETHING
  }

  final int number;
  final SyncVar var;

  /**
   * The number of the last change that there was before the thread looked, or -1. Not the change
   * itself, which has a look in its turn: they would be kept without end.
   */
  private final int seen;

  /** How many there had been by then. */
  private final int before;

  /**
   * How many there had been when the thread had looked, or -1 before that. What is told of later
   * came after the look, for a change is told of before it is made.
   */
  private int after = -1;

  /** Whether nothing but the variable orders the last change before this look. */
  private final boolean isNews;

  private Found found = Found.UNKNOWN;

  /** The identity of what was found; 0 if that is not known. */
  private int identity;

  /** The identity of the object whose method looks, 0 in a static one. */
  final int owner;

  final Epoch epoch;
  final @Nullable Frame frame;

  /** How deep in calls the method is that looks; it changes the variable itself, or nobody. */
  final int depth;

  /**
   * A look that begins.
   *
   * @param told how many changes there had been before {@code last} was read
   * @param last the last one, or null
   */
  Look(int number, SyncVar var, int told, @Nullable Change last, int owner, ThreadState thread) {
    this.number = number;
    this.var = var;
    this.seen = last == null ? -1 : last.number;
    this.before = Math.max(told, seen);
    this.isNews = last != null && !thread.knows(last.released);
    this.owner = owner;
    this.epoch = thread.epoch;
    this.frame = Calls.frame(thread);
    this.depth = thread.depth;
  }

  /** The thread has looked. */
  void end() {
    Trail trail = var.trail();
    int told = trail.told();
    Change last = trail.last();
    after = last == null ? told : Math.max(told, last.number);
  }

  /** Whether it has ended; one that failed has not. */
  boolean isOver() {
    return after >= 0;
  }

  /** It has found an object, or none. */
  void found(@Nullable Object value) {
    found = value == null ? Found.NOTHING : Found.SOMETHING;
    identity = System.identityHashCode(value);
  }

  void found(boolean something) {
    found = something ? Found.SOMETHING : Found.NOTHING;
  }

  Found found() {
    return found;
  }

  /** Whether it has found this object; said of another one at most by chance. */
  boolean hasFound(@Nullable Object value) {
    return identity != 0 && System.identityHashCode(value) == identity;
  }

  /** Whether nothing but the variable orders a change before this look, or it came meanwhile. */
  boolean isNews(Change change) {
    return change.number > before || (isNews && isOfSeen(change));
  }

  /** Whether a change is the last that there was before this look. */
  boolean isOfSeen(Change change) {
    return change.number == seen;
  }

  /** Whether a change has come after the look. */
  boolean isBefore(Change change) {
    return change.number > after;
  }

  /** Whether a thread that has looked holds a lock by now that it took after the look. */
  boolean isBeforeLock(@Nullable Held now) {
    for (Held taken = now; taken != null; taken = taken.before()) {
      Held held = epoch.held;
      while (held != null && held != taken) {
        held = held.before();
      }
      if (held == null) {
        return true;
      }
    }
    return false;
  }

  Access access() {
    int site = StepPlans.siteOfLook(number);
    return new Access(false, epoch.thread, epoch.held, Sites.stack(site, frame));
  }
}
