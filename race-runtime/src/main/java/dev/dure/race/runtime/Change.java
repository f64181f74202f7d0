package dev.dure.race.runtime;

import dev.dure.race.runtime.StepPlans.Act;
import dev.dure.race.runtime.StepPlans.Guard;
import org.jspecify.annotations.Nullable;

/** A change of a variable, and on which look it depended, if on any. Immutable. */
final class Change {

  /** What stands for it with those who learn of it from the variable. */
  final Epoch released;

  /** What the thread held. */
  final @Nullable Held held;

  private final StackTraceElement[] stack;

  /** What it was, or null if it depended on nothing that the thread had seen. */
  final @Nullable Act act;

  /** On what it depended; null if on nothing. */
  final @Nullable Look look;

  Change(
      Epoch released,
      @Nullable Held held,
      StackTraceElement[] stack,
      @Nullable Act act,
      @Nullable Look look) {
    this.released = released;
    this.held = held;
    this.stack = stack;
    this.act = act;
    this.look = look;
  }

  boolean isBy(ThreadState thread) {
    return released.thread == thread.info;
  }

  /** Whether what was written was made of what had been seen, so that a change between is lost. */
  boolean isUpdate() {
    return act != null && look != null && act.isData(act.indexOf(look.number)) && !isGuarded();
  }

  /** Whether it came only because the thread had seen something that another would not act on. */
  boolean isGuarded() {
    return act != null && look != null && act.guard(act.indexOf(look.number)) == Guard.UNKNOWN;
  }

  /** Whether a thread that makes this look would have done the same, had it been earlier. */
  boolean wouldFollow(Look other) {
    if (act == null || look == null || look.number != other.number) {
      return false;
    }
    Guard guard = act.guard(act.indexOf(other.number));
    return guard == Guard.SAME || (guard == Guard.SAME_OBJECT && look.owner == other.owner);
  }

  StackTraceElement[] stack() {
    return stack;
  }

  Access access() {
    return new Access(true, released.thread, held, stack);
  }
}
