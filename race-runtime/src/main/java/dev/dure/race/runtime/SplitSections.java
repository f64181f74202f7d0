package dev.dure.race.runtime;

import dev.dure.race.runtime.StepPlans.Act;
import dev.dure.race.runtime.StepPlans.Guard;
import java.lang.ref.WeakReference;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * Looks of one thread at plain fields under a lock that it gives back and takes again before it
 * writes the field by what it has seen: each access is guarded, and the step is not.
 *
 * <p>Nothing has to be remembered of other threads' writes but what the field remembers anyway, its
 * last write.
 *
 * <ul>
 *   <li><em>observed</em>: it came between look and act, for the thread did not know of it when it
 *       looked, which it did under a lock that the writer held, too, and that is held round the
 *       act.
 *   <li><em>possible</em>: it came before the look, and nothing but the lock orders the two, and
 *       that only as it was taken for this look: before that the thread did not know of it. The
 *       other might have come later, then, and between, if it does not matter to this thread that
 *       it came first. That cannot be known of any two sections, as who holds a lock may have to
 *       find there what another leaves: a turn, a claim. So both have to have come by the same
 *       code, whose look is the first thing once the lock is taken, and whose act nothing else
 *       decides upon after it. And no thread waits for a condition of the lock, or signals one.
 * </ul>
 */
public final class SplitSections {

  /** More than one method looks at before it acts. */
  private static final int KEPT = 4;

  private record Look(
      int number,
      WeakReference<Object> object,
      Clock known,
      @Nullable Clock knownBefore,
      Epoch epoch,
      @Nullable Frame frame,
      int depth) {

    boolean knew(Epoch other) {
      return other.thread == epoch.thread || other.time <= known.get(other.slot);
    }

    /** Whether only the lock, as it was taken for this look, has told of another's epoch. */
    boolean knewByLock(Epoch other) {
      Clock before = knownBefore;
      return before != null
          && knew(other)
          && other.thread != epoch.thread
          && other.time > before.get(other.slot);
    }

    Access access() {
      int site = StepPlans.siteOfLook(number);
      return new Access(false, epoch.thread, epoch.held, Sites.stack(site, frame));
    }
  }

  private final @Nullable Look[] looks = new Look[KEPT];
  private int next;

  /**
   * The thread is about to look at a plain field.
   *
   * @param object that has it; for a static field the class that declares it
   * @param look see {@link StepPlans#addLook}
   */
  @DontInline
  public static void look(@Nullable Object object, ThreadState thread, int look) {
    if (object != null && thread.epoch.held != null && !thread.busy) {
      SplitSections own = thread.splitSections();
      own.looks[own.next] =
          new Look(
              look,
              new WeakReference<>(object),
              thread.clock,
              thread.knownBefore(thread.held()),
              thread.epoch,
              Calls.frame(thread),
              thread.depth);
      own.next = (own.next + 1) % KEPT;
    }
  }

  /**
   * The thread is about to write a plain field.
   *
   * @param field see {@link Fields#add}
   * @param act see {@link StepPlans#addAct}
   */
  @DontInline
  public static void act(@Nullable Object object, int field, ThreadState thread, int act) {
    if (object == null || thread.epoch.held == null || thread.busy) {
      return;
    }
    Act plan = StepPlans.act(act);
    Look look = thread.splitSections().latest(object, plan, thread.depth);
    if (look == null || plan.has(plan.indexOf(look.number), StepPlans.ALSO_BY_OTHER)) {
      return;
    }
    Fields.Entry entry = Fields.get(field).located(object);
    State state = (State) Raw.getVolatile(object, entry.offset());
    State write = state == null ? null : state.lastWrite();
    if (write == null || !thread.knows(write.epoch)) {
      return;
    }
    boolean observed = !look.knew(write.epoch);
    if (observed ? cameBetween(look, write, plan, thread) : mayCome(look, write, plan, thread)) {
      Violations.tell(
          entry.describe(object),
          plan,
          look.number,
          look.access(),
          plan.access(thread),
          Access.of(write),
          observed);
    }
  }

  private static boolean cameBetween(Look look, State write, Act act, ThreadState thread) {
    return hasCommonLock(look.epoch.held, write.epoch.held, thread.epoch.held)
        && (act.isData(act.indexOf(look.number)) || isSameStep(write, act));
  }

  private static boolean mayCome(Look look, State write, Act act, ThreadState thread) {
    int at = act.indexOf(look.number);
    return look.knewByLock(write.epoch)
        && act.isData(at)
        && act.has(at, StepPlans.FIRST)
        && act.guard(at) != Guard.UNKNOWN
        && isSameStep(write, act)
        && hasCommonLock(innermost(look.epoch.held), write.epoch.held, thread.epoch.held);
  }

  private static @Nullable Held innermost(@Nullable Held held) {
    return held == null ? null : Held.alone(held);
  }

  /** As the latest look in {@link Steps}, whatever the object is. */
  private @Nullable Look latest(Object object, Act act, int depth) {
    long passed = 0;
    for (int i = 1; i <= KEPT; i++) {
      Look look = looks[Math.floorMod(next - i, KEPT)];
      int at = look == null || look.depth != depth ? -1 : act.indexOf(look.number);
      if (look != null && at >= 0 && (passed & (1L << at)) == 0) {
        if (look.object.refersTo(object)) {
          return look;
        }
        passed |= 1L << at;
      }
    }
    return null;
  }

  /** Whether the other thread wrote at the line where this one does. */
  private static boolean isSameStep(State write, Act act) {
    return write.site() > 0 && act.site > 0 && Sites.get(write.site()).equals(Sites.get(act.site));
  }

  /** Whether one lock was held round the look, and alone round both writes. */
  private static boolean hasCommonLock(
      @Nullable Held look, @Nullable Held write, @Nullable Held act) {
    for (Held lock = act; lock != null; lock = lock.before()) {
      if (lock.var != null
          && !lock.isShared()
          && holds(look, lock, true)
          && holds(write, lock, false)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(@Nullable Held held, Held lock, boolean alsoShared) {
    for (Held one = held; one != null; one = one.before()) {
      if (one.var == lock.var && (alsoShared || !one.isShared())) {
        return true;
      }
    }
    return false;
  }
}
