package dev.dure.race.runtime;

import dev.dure.race.runtime.StepPlans.Act;
import dev.dure.race.runtime.StepPlans.Guard;
import org.jspecify.annotations.Nullable;

/** A change of a variable, and on which look it depended, if on any. */
final class Change {

  /** What became of it. */
  enum Effect {
    /** It has not been made yet. */
    UNKNOWN,
    /** There is something where nothing was. */
    ADDED,
    /** There is something else. */
    REPLACED,
    /** There is nothing any more. */
    REMOVED,
    /** None: it was not made, or left what was there. */
    NONE
  }

  /** The how-manieth of its trail. */
  final int number;

  /**
   * What the thread did then: who knows of that knows of the change, other than by the variable.
   */
  final Epoch released;

  /** What the thread held. */
  final @Nullable Held held;

  private final int site;
  private final @Nullable Frame frame;
  private final StackTraceElement @Nullable [] walked;

  /** What it was, or null if it depended on nothing that the thread had seen. */
  final @Nullable Act act;

  /** On what it depended; null if on nothing. */
  final @Nullable Look look;

  /** Written before the effect. */
  private Look.Found found = Look.Found.UNKNOWN;

  private volatile Effect effect;

  private Change(
      int number,
      Epoch released,
      @Nullable Held held,
      int site,
      @Nullable Frame frame,
      StackTraceElement @Nullable [] walked,
      Steps.@Nullable Acting acting,
      Effect effect) {
    this.number = number;
    this.released = released;
    this.held = held;
    this.site = site;
    this.frame = frame;
    this.walked = walked;
    this.act = acting == null ? null : acting.act();
    this.look = acting == null ? null : acting.look();
    this.effect = effect;
  }

  /** One that depends on nothing, where the stack has been walked. */
  static Change at(int number, Epoch released, @Nullable Held held, StackTraceElement[] walked) {
    return new Change(number, released, held, 0, null, walked, null, Effect.REPLACED);
  }

  /** One that depends on a look. */
  static Change by(int number, Epoch released, @Nullable Held held, Steps.Acting acting) {
    int site = acting.act().site;
    return new Change(number, released, held, site, acting.frame(), null, acting, Effect.REPLACED);
  }

  /** One that is not made yet, at a place in the program unless it depends on a look. */
  static Change begun(
      int number, Epoch epoch, int site, @Nullable Frame frame, Steps.@Nullable Acting acting) {
    return new Change(
        number,
        epoch,
        epoch.held,
        acting == null ? site : acting.act().site,
        acting == null ? frame : acting.frame(),
        null,
        acting,
        Effect.UNKNOWN);
  }

  Effect effect() {
    return effect;
  }

  /**
   * It is over.
   *
   * @param there what it has found there
   */
  void made(Effect now, Look.Found there) {
    found = there;
    effect = now;
  }

  /** Whether it has found another answer than the look on which it depends. */
  boolean hasFoundOther() {
    return look != null
        && look.found() != Look.Found.UNKNOWN
        && found != Look.Found.UNKNOWN
        && look.found() != found;
  }

  /** Whether it has been made, and was one. */
  boolean isMade() {
    Effect now = effect;
    return now != Effect.UNKNOWN && now != Effect.NONE;
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

  /** Where it was, if the stack has been walked for it; else null. */
  StackTraceElement @Nullable [] walked() {
    return walked;
  }

  Access access() {
    StackTraceElement[] stack = walked != null ? walked : Sites.stack(site, frame);
    return new Access(true, released.thread, held, stack);
  }
}
