package dev.dure.race.runtime;

import dev.dure.race.runtime.StepPlans.Act;
import dev.dure.race.runtime.StepPlans.Guard;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last change of a variable at which some code looks before it changes it. Only such variables
 * have one. Changed within a step of the variable.
 *
 * <p><b>What is an atomicity violation.</b> A thread looks at a variable, and changes it by what it
 * has seen, while another thread's change comes between the two, or could have:
 *
 * <ul>
 *   <li><em>observed</em>: it came between.
 *   <li><em>possible</em>: it came before the look or after the act, and nothing but the variable
 *       itself orders the two. So it could as well have come between: whoever waits for nothing but
 *       the processor can be as late as one likes. If the thread knew of the other's change before
 *       it looked (by a lock, a queue, a look before), it is not told.
 * </ul>
 *
 * Where the act is made of what was seen, any change between is lost with it. Where it only depends
 * on it, the change between has to be of the same kind: two threads that make the same check, and
 * both act.
 */
final class Trail {

  private volatile @Nullable Change last;

  /**
   * Begins with the first look.
   *
   * @param released by who has changed the variable last, or null; where he was is not known
   */
  Trail(@Nullable Epoch released) {
    last =
        released == null
            ? null
            : new Change(released, released.held, new StackTraceElement[0], null, null);
  }

  @Nullable Change last() {
    return last;
  }

  /** A thread has looked, by code that may act on it. */
  static void looked(Look look, ThreadState thread) {
    Change seen = look.seen;
    if (seen != null && look.isNews() && !seen.isBy(thread) && seen.wouldFollow(look)) {
      Act act = seen.act;
      if (act != null && !act.isData(act.indexOf(look.number))) {
        Violations.tell(look.var, seen, look.access());
      }
    }
  }

  /** A thread is about to act on a look of its own. */
  void acting(SyncVar var, Act act, Look look, ThreadState thread) {
    Change now = last;
    if (now == null || now.isBy(thread)) {
      return;
    }
    int at = act.indexOf(look.number);
    boolean observed = look.isBefore(now);
    boolean fits =
        observed
            ? act.isData(at) || now.act == act
            : act.isData(at) && look.isNews() && !now.isGuarded() && act.guard(at) != Guard.UNKNOWN;
    if (fits) {
      Access write = act.access(thread);
      Violations.tell(var, act, look, write, now.access(), observed);
      if (now.isUpdate()) {
        Violations.tell(var, now, write); // the same of the other's look and act
      }
    }
  }

  /** A thread is about to change the variable, and has not learnt from it for that. */
  void changing(SyncVar var, ThreadState thread) {
    Change before = last;
    if (before != null
        && !before.isBy(thread)
        && before.isUpdate()
        && thread.steps().actingOn(var) == null
        && !thread.knows(before.released)) {
      Violations.tell(var, before, new Access(true, thread.info, thread.epoch.held, here()));
    }
  }

  /** A thread has released to the variable what it is about to change. */
  void changed(SyncVar var, ThreadState thread, Epoch released) {
    Steps.Acting acting = thread.steps().actingOn(var);
    Change before = last;
    Held held = thread.epoch.held;
    if (acting != null) {
      StackTraceElement[] stack = Sites.stack(acting.act().site, acting.frame());
      last = new Change(released, held, stack, acting.act(), acting.look());
      thread.steps().acted();
    } else {
      StackTraceElement[] stack =
          before != null && before.isBy(thread) && before.act == null ? before.stack() : here();
      last = new Change(released, held, stack, null, null);
    }
  }

  /**
   * Where the current thread is in the program. Slow, so only where the thread is another than the
   * one before.
   */
  private static StackTraceElement[] here() {
    List<StackTraceElement> stack =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .filter(Trail::isProgram)
                        .collect(Collectors.toList()));
    return stack.toArray(new StackTraceElement[0]);
  }

  private static boolean isProgram(StackTraceElement frame) {
    return !frame.getClassName().startsWith("dev.dure.race.")
        && !frame.getMethodName().startsWith(Fields.SHADOW_PREFIX);
  }
}
