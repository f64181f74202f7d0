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

  /**
   * A change of a value of Dure's, while the thread makes it: one may be made of others'.
   *
   * @param depth how deep in calls the thread is
   * @param outer which is made of this one, or null
   */
  private record Changing(Object shared, KeyChange change, int depth, @Nullable Changing outer) {}

  private final @Nullable Look[] looks = new Look[KEPT];
  private int next;
  private @Nullable Acting acting;
  private @Nullable Changing changing;

  /** The look that has begun, or null. */
  private @Nullable Look open;

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
      thread.steps().look(Syncs.of(object), owner, thread, look, false);
    }
  }

  /** As {@link #look}, at an element of an object: of an array of atomics. */
  @DontInline
  public static void lookAt(
      @Nullable Object object, int part, @Nullable Object owner, ThreadState thread, int look) {
    if (object != null) {
      thread.steps().look(Parts.of(object, part), owner, thread, look, false);
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
      thread.steps().look(Volatiles.of(object, field), owner, thread, look, false);
    }
  }

  /**
   * As {@link #look}, at what a map has for a key, or whether a collection has an element.
   *
   * @param map of any class; those that are not made for several threads are passed over
   */
  @DontInline
  public static void lookKey(
      @Nullable Object map,
      @Nullable Object key,
      @Nullable Object owner,
      ThreadState thread,
      int look) {
    Steps steps = thread.steps();
    steps.open = null;
    if (map != null && key != null && Keys.isFollowed(map)) {
      steps.look(Keys.of(map, key), owner, thread, look, true);
    }
  }

  /**
   * As {@link #look}, at a value of Dure's, or an element of one of its arrays.
   *
   * @param index of the element; 0 for a value
   */
  @DontInline
  public static void lookShared(
      @Nullable Object shared, int index, @Nullable Object owner, ThreadState thread, int look) {
    Steps steps = thread.steps();
    steps.open = null;
    if (shared != null) {
      steps.look(Keys.of(shared, index), owner, thread, look, true);
    }
  }

  /** The thread has looked, where it was about to. */
  @DontInline
  public static void looked(ThreadState thread) {
    Look look = thread.steps().end();
    if (look != null) {
      Trail.looked(look, thread);
    }
  }

  /** The thread has looked at a key, and what it has found says nothing. */
  @DontInline
  public static void lookedKey(ThreadState thread) {
    Look look = thread.steps().end();
    if (look != null) {
      KeyChange.looked(look, thread);
    }
  }

  /** The thread has looked at a key, and found a value or null. */
  @DontInline
  public static void lookedKey(@Nullable Object found, ThreadState thread) {
    Look look = thread.steps().end();
    if (look != null) {
      look.found(found);
      KeyChange.looked(look, thread);
    }
  }

  /** The thread has looked whether there is a key or an element. */
  @DontInline
  public static void lookedKey(boolean found, ThreadState thread) {
    Look look = thread.steps().end();
    if (look != null) {
      look.found(found);
      KeyChange.looked(look, thread);
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

  /** As {@link #act}, of what a map has for a key, or of a collection's element. */
  @DontInline
  public static void actKey(
      @Nullable Object map, @Nullable Object key, ThreadState thread, int act) {
    Steps steps = thread.steps();
    steps.acting = null;
    SyncVar var = Keys.find(map, key);
    if (var != null) {
      steps.begin(var, thread, act);
    }
  }

  /** As {@link #act}, of a value of Dure's, or an element of one of its arrays. */
  @DontInline
  public static void actShared(@Nullable Object shared, int index, ThreadState thread, int act) {
    actKey(shared, index, thread, act);
  }

  private void look(
      SyncVar var, @Nullable Object owner, ThreadState thread, int number, boolean ofKey) {
    open = null;
    if (thread.busy) {
      return;
    }
    int identity = owner == null ? 0 : System.identityHashCode(owner);
    Trail trail = var.trail();
    int told = trail.told();
    Change last = trail.last();
    Look look = new Look(number, var, told, last, identity, thread);
    looks[next] = look;
    next = (next + 1) % KEPT;
    open = look;
    if (!ofKey) {
      Trail.looking(last, look, thread);
    }
  }

  private @Nullable Look end() {
    Look look = open;
    open = null;
    if (look != null) {
      look.end();
    }
    return look;
  }

  private void act(SyncVar var, ThreadState thread, int number) {
    Acting begun = begin(var, thread, number);
    if (begun != null) {
      var.trail().acting(var, begun.act(), begun.look(), thread);
    }
  }

  private @Nullable Acting begin(SyncVar var, ThreadState thread, int number) {
    Act act = StepPlans.act(number);
    Look look = latest(var, act, thread.depth);
    Acting begun = look == null || thread.busy ? null : new Acting(act, look, Calls.frame(thread));
    acting = begun;
    return begun;
  }

  /**
   * The last look of the method that is about to act, at the same variable. Of each instruction
   * that looks only the last look counts: in a loop the ones before were of other rounds.
   */
  private @Nullable Look latest(SyncVar var, Act act, int depth) {
    long passed = 0;
    for (int i = 1; i <= KEPT; i++) {
      Look look = looks[Math.floorMod(next - i, KEPT)];
      int at = look == null || look.depth != depth ? -1 : act.indexOf(look.number);
      if (look != null && at >= 0 && (passed & (1L << at)) == 0) {
        if (look.var == var) {
          return look.isOver() ? look : null;
        }
        passed |= 1L << at;
      }
    }
    return null;
  }

  /** The act that is under way on a variable, or null. */
  @Nullable Acting actingOn(SyncVar var) {
    Acting now = acting;
    return now != null && now.look().var == var ? now : null;
  }

  /** A change of a value of Dure's has begun. */
  void changing(Object shared, KeyChange change, int depth) {
    Changing outer = changing;
    while (outer != null && outer.depth >= depth) {
      outer = outer.outer; // it has thrown
    }
    changing = new Changing(shared, change, depth, outer);
  }

  /** The change of that value which is over now, or null. */
  @Nullable KeyChange changed(Object shared) {
    Changing last = changing;
    if (last == null || last.shared != shared) {
      return null;
    }
    changing = last.outer;
    return last.change;
  }

  /** It is done. */
  void acted() {
    acting = null;
  }
}
