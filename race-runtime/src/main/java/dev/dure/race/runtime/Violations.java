package dev.dure.race.runtime;

import dev.dure.race.runtime.StepPlans.Act;

/** Takes atomicity violations from where they are noticed, and gives each once to who reports. */
final class Violations {

  /** By the act and the look. */
  static final Channel<Violation> CHANNEL = new Channel<>();

  private Violations() {}

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
    if (thread.busy || !CHANNEL.isNew(((long) act.number << 32) | number)) {
      return;
    }
    thread.busy = true;
    try {
      boolean data = act.isData(act.indexOf(number));
      CHANNEL.tell(new Violation(location, look, write, other, data, observed));
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }
}
