package dev.dure.race.runtime;

import dev.dure.race.runtime.StepPlans.Act;
import dev.dure.race.runtime.StepPlans.Guard;
import org.jspecify.annotations.Nullable;

/**
 * A change of what a collection has for one key, while the collection makes it; what is an
 * atomicity violation is said in {@link Trail}, and here where keys differ from other variables.
 *
 * <p>A map tells of its changes by two calls, one before and one after it, for the two cannot be
 * one step: a map may call methods of the program's in between. So a change counts for others only
 * when it has been made. It came between a look and an act of another thread if it was told of when
 * the look was over, and had been made when the act was about to begin.
 *
 * <p>An act that is decided by whether there was anything is only spoilt by what turns that answer
 * round. And where it is decided at all, it is not known what the other thread would do without the
 * first one's change: a value that is put for another thread to be found comes before what that one
 * makes of it. So it is told as possible only if both threads do the same.
 */
final class KeyChange {

  private final SyncVar var;
  private final ThreadState thread;
  private final Change change;

  /** The last change before this one, or null. */
  private final @Nullable Change before;

  /** Whether it had been made when this one began. */
  private final boolean wasMade;

  /** Whether it was known to the thread. */
  private final boolean wasKnown;

  private KeyChange(SyncVar var, ThreadState thread, Change change, @Nullable Change before) {
    this.var = var;
    this.thread = thread;
    this.change = change;
    this.before = before;
    this.wasMade = before != null && before.isMade();
    this.wasKnown = before != null && thread.knows(before.released);
  }

  /** A thread has looked, by code that may act on it. */
  static void looked(Look look, ThreadState thread) {
    Trail trail = look.var.trail();
    Change last = trail.last();
    if (last == null || last.act == null || last.isBy(thread)) {
      return;
    }
    if (last.effect() == Change.Effect.UNKNOWN) {
      trail.await(look); // either who makes the change sees the look, or it has been made by now
    }
    tellOfLook(look, last);
  }

  /** Of a look that could have come between the look and the act of another thread's change. */
  private static void tellOfLook(Look look, Change made) {
    Act act = made.act;
    int at = act == null ? -1 : act.indexOf(look.number);
    if (act != null
        && at >= 0
        && made.isMade()
        && !act.isData(at)
        && !act.has(at, StepPlans.BY_VALUE)
        && !act.has(at, StepPlans.ALSO_BY_OTHER)
        && look.isNews(made)
        && !look.isBefore(made)
        && made.wouldFollow(look)) {
      Violations.tell(look.var, made, look.access());
    }
  }

  /** A change is about to be made by a thread; null if that is the checker's own. */
  static @Nullable KeyChange begin(SyncVar var, ThreadState thread, int site) {
    if (thread.busy) {
      return null;
    }
    Steps.Acting acting = thread.steps().actingOn(var);
    thread.steps().acted();
    Frame frame = acting == null ? Calls.frame(thread) : acting.frame();
    Epoch now = thread.now();
    Trail trail = var.trail();
    var.lock();
    try {
      Change before = trail.last();
      Change change = Change.begun(trail.told() + 1, now, site, frame, acting);
      trail.add(change);
      return new KeyChange(var, thread, change, before);
    } finally {
      var.unlock();
    }
  }

  /**
   * The map has done what it was to do. If there was nothing to do, another thread may have done it
   * since this one looked: both have made the same of the same, or have taken the same decision.
   *
   * <p>Two threads that are here at the same time both say first what became of their change, and
   * then look at the other's. So one of them at least sees both, and compares both ways.
   */
  void end(Change.Effect effect, Look.Found there) {
    Trail trail = var.trail();
    change.made(effect, there);
    if (effect == Change.Effect.NONE) {
      trail.addNone(change);
      cancel();
    }
    Look waiting = trail.awaiting();
    if (waiting != null && waiting.epoch.thread != thread.info) {
      tellOfLook(waiting, change);
    }
    compare(change, before, wasMade, wasKnown);
    if (before != null && !wasMade) {
      compare(before, change, false, false);
    }
    for (Change later : new Change[] {trail.last(), trail.lastNone()}) {
      if (later != null && later.number > change.number) {
        compare(change, later, false, false);
        compare(later, change, false, false);
      }
    }
  }

  /** Whether the thread has looked, and found this object. */
  boolean hasSeen(@Nullable Object value) {
    return change.look != null && change.look.hasFound(value);
  }

  /** Nothing came of it. */
  void cancel() {
    var.lock();
    try {
      var.trail().remove(change, wasMade ? before : null);
    } finally {
      var.unlock();
    }
  }

  /**
   * A change with one of another thread.
   *
   * @param first whether the other one was made before this one began
   * @param known whether it was known to the thread of this one
   */
  private void compare(Change mine, @Nullable Change other, boolean first, boolean known) {
    if (other == null
        || other.effect() == Change.Effect.UNKNOWN
        || mine.effect() == Change.Effect.UNKNOWN
        || other.released.thread == mine.released.thread) {
      return;
    }
    Act act = mine.act;
    Look look = mine.look;
    boolean isChange = other.effect() != Change.Effect.NONE;
    if (act == null || look == null) {
      if (isChange && mine.effect() != Change.Effect.NONE && other.isUpdate() && !known) {
        Violations.tell(var, other, mine.access());
      }
      return;
    }
    int at = act.indexOf(look.number);
    if ((mine.effect() == Change.Effect.NONE && act.has(at, StepPlans.ALONE))
        || Trail.mayLookAgain(act, at, look, mine.held)) {
      return;
    }
    boolean met = meet(mine, other);
    boolean cameFirst = first || mine.hasFoundOther();
    boolean observed = met || (cameFirst && isChange && look.isBefore(other));
    if (observed ? isSpoilt(mine, other) : isChange && mayBeSpoilt(mine, other)) {
      Violations.tell(var, act, look, mine.access(), other.access(), observed);
      if (other.isUpdate() && !(observed && known)) {
        Violations.tell(var, other, mine.access()); // the same of the other's look and act
      }
    }
  }

  /**
   * Whether two threads did the same, and both looked before either changed anything. Which of the
   * two changes came first may not be known, but it came between the other's look and act.
   */
  private static boolean meet(Change one, Change other) {
    Act act = one.act;
    Look look = one.look;
    if (act == null
        || look == null
        || other.look == null
        || !look.isBefore(other)
        || !other.look.isBefore(one)) {
      return false;
    }
    int at = act.indexOf(look.number);
    return act.isData(at)
        ? other.isUpdate()
        : other.act == act
            && (other.effect() != Change.Effect.NONE || !act.has(at, StepPlans.ALONE));
  }

  /** Whether a change that came between look and act made a difference to the act. */
  private static boolean isSpoilt(Change mine, Change other) {
    Act act = mine.act;
    Look look = mine.look;
    if (act == null || look == null) {
      return false;
    }
    int at = act.indexOf(look.number);
    if (other.effect() == Change.Effect.NONE) { // it did what this one does, at the same time
      return mine.effect() != Change.Effect.NONE;
    }
    if (act.isData(at)) {
      return true;
    }
    if (act.has(at, StepPlans.BY_VALUE)) {
      return other.act == act;
    }
    return switch (look.found()) {
      case UNKNOWN -> other.act == act;
      case NOTHING -> other.effect() != Change.Effect.REMOVED;
      case SOMETHING -> other.effect() == Change.Effect.REMOVED;
    };
  }

  /** Whether a change that came before the look could as well have come between look and act. */
  private static boolean mayBeSpoilt(Change mine, Change other) {
    Act act = mine.act;
    Look look = mine.look;
    if (act == null || look == null || !look.isNews(other) || other.isGuarded()) {
      return false;
    }
    int at = act.indexOf(look.number);
    if (!act.isData(at) || act.guard(at) == Guard.UNKNOWN) {
      return false;
    }
    boolean wouldAct =
        !act.has(at, StepPlans.CONTROL)
            && (other.act != null || other.effect() == Change.Effect.REPLACED);
    return wouldAct || other.wouldFollow(look);
  }
}
