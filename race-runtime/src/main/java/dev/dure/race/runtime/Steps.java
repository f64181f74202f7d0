package dev.dure.race.runtime;

import dev.dure.race.runtime.StepPlans.Act;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * The looks of one thread at variables that it may change by what it sees; and what instrumented
 * code tells of them, just before it looks and acts. See {@link Trail}.
 */
public final class Steps {

  /** More than one method looks at before it acts. */
  private static final int KEPT = 8;

  /** An act that is under way. */
  record Acting(Act act, Look look, @Nullable Frame frame) {}

  private final @Nullable Look[] looks = new Look[KEPT];
  private int next;
  private @Nullable Acting acting;

  /**
   * The thread is about to look at an object's value.
   *
   * @param object the atomic; null, at which the look will fail, is passed over
   * @param owner whose method looks; null in a static one
   * @param look see {@link StepPlans#addLook}
   */
  @DontInline
  public static void look(
      @Nullable Object object, @Nullable Object owner, ThreadState thread, int look) {
    if (object != null) {
      thread.steps().look(Syncs.of(object), owner, thread, look);
    }
  }

  /** As {@link #look}, at an element of an object: of an array of atomics. */
  @DontInline
  public static void lookAt(
      @Nullable Object object, int part, @Nullable Object owner, ThreadState thread, int look) {
    if (object != null) {
      thread.steps().look(Parts.of(object, part), owner, thread, look);
    }
  }

  /**
   * As {@link #look}, at a volatile field.
   *
   * @param object that has it; for a static field the class that declares it
   * @param field see {@link Fields#add}
   */
  @DontInline
  public static void lookField(
      @Nullable Object object, int field, @Nullable Object owner, ThreadState thread, int look) {
    if (object != null) {
      thread.steps().look(Volatiles.of(object, field), owner, thread, look);
    }
  }

  /** The thread has looked, where it was about to. */
  @DontInline
  public static void looked(ThreadState thread) {
    Steps steps = thread.steps();
    Look look = steps.looks[Math.floorMod(steps.next - 1, KEPT)];
    if (look != null) {
      look.end();
    }
  }

  /**
   * The thread is about to change an object's value.
   *
   * @param act see {@link StepPlans#addAct}
   */
  @DontInline
  public static void act(@Nullable Object object, ThreadState thread, int act) {
    if (object != null) {
      thread.steps().act(Syncs.of(object), thread, act);
    }
  }

  /** As {@link #act}, of an element. */
  @DontInline
  public static void actAt(@Nullable Object object, int part, ThreadState thread, int act) {
    if (object != null) {
      thread.steps().act(Parts.of(object, part), thread, act);
    }
  }

  /** As {@link #act}, of a volatile field. */
  @DontInline
  public static void actField(@Nullable Object object, int field, ThreadState thread, int act) {
    if (object != null) {
      thread.steps().act(Volatiles.of(object, field), thread, act);
    }
  }

  private void look(SyncVar var, @Nullable Object owner, ThreadState thread, int number) {
    if (thread.busy) {
      return;
    }
    int identity = owner == null ? 0 : System.identityHashCode(owner);
    Look look = new Look(number, var, var.trail().last(), identity, thread);
    looks[next] = look;
    next = (next + 1) % KEPT;
    Trail.looked(look, thread);
  }

  private void act(SyncVar var, ThreadState thread, int number) {
    Act act = StepPlans.act(number);
    Look look = latest(var, act, thread.depth);
    acting = look == null || thread.busy ? null : new Acting(act, look, Calls.frame(thread));
    if (acting != null && look != null) {
      var.trail().acting(var, act, look, thread);
    }
  }

  /** The last look of the method that is about to act, at the same variable. */
  private @Nullable Look latest(SyncVar var, Act act, int depth) {
    for (int i = 1; i <= KEPT; i++) {
      Look look = looks[Math.floorMod(next - i, KEPT)];
      if (look != null && look.var == var && look.depth == depth && act.indexOf(look.number) >= 0) {
        return look;
      }
    }
    return null;
  }

  /** The act that is under way on a variable, or null. */
  @Nullable Acting actingOn(SyncVar var) {
    Acting now = acting;
    return now != null && now.look().var == var ? now : null;
  }

  /** It is done. */
  void acted() {
    acting = null;
  }
}
