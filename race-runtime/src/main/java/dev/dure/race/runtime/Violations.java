package dev.dure.race.runtime;

import dev.dure.race.runtime.StepPlans.Act;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes atomicity violations from where they are noticed, and gives each once to who reports. */
final class Violations {

  /** The acts that were told of, and whether it was observed. */
  private static final Set<Long> SEEN = new HashSet<>();

  private static volatile @Nullable Consumer<Violation> listener;

  private Violations() {}

  static void listen(Consumer<Violation> consumer) {
    listener = consumer;
  }

  /** As {@link Findings#beginAgain}. */
  static void beginAgain() {
    synchronized (SEEN) {
      SEEN.clear();
    }
  }

  /** A thread makes an access that could have come between a look and an act of another. */
  static void tell(SyncVar var, Change acted, Access access) {
    Act act = acted.act;
    Look look = acted.look;
    if (act != null && look != null) {
      tell(var, act, look, acted.access(), access, false);
    }
  }

  /**
   * A look, an act, and what came, or could have come, between.
   *
   * @param write what the act did
   */
  static void tell(SyncVar var, Act act, Look look, Access write, Access other, boolean observed) {
    tell(var.describe(), act, look.number, look.access(), write, other, observed);
  }

  static void tell(
      String location,
      Act act,
      int number,
      Access look,
      Access write,
      Access other,
      boolean observed) {
    ThreadState thread = ThreadState.current();
    if (thread.busy || !isNew(act.number, number)) {
      return;
    }
    thread.busy = true;
    try {
      Consumer<Violation> told = listener;
      if (told != null) {
        boolean data = act.isData(act.indexOf(number));
        told.accept(new Violation(location, look, write, other, data, observed));
      }
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }

  private static boolean isNew(int act, int look) {
    synchronized (SEEN) {
      return SEEN.add(((long) act << 32) | look);
    }
  }
}
