package dev.dure.race.report;

/** What is wrong with the use of locks, other than that data is not guarded. */
enum LockPattern implements Pattern {
  /** Some threads take one first, others the other. */
  LOCK_ORDER(
      "lock-order",
      "locks in no order",
      "CWE-833",
      "Take the locks in the same order everywhere (by an id, or the outer one first), or hold one"
          + " lock for both, or take the second by tryLock and give the first back if that fails."),

  /** They have, and nobody comes out of it. */
  DEADLOCK(
      "deadlock",
      "",
      "CWE-833",
      "Take the locks in the same order everywhere, or take the"
          + " second by tryLock with a time and give the first back if that fails."),

  /** A boxed number or a literal. */
  VALUE_LOCK(
      "value-lock",
      "lock on a value",
      "CWE-821",
      "Make an object for the lock and nothing else, in a final field beside the data: private final"
          + " Object lock = new Object()."),

  /** Each call has one of its own. */
  CALL_LOCK(
      "call-lock",
      "lock of one call",
      "CWE-821",
      "Make the lock once, in a final field beside the data that it guards: private final Object lock"
          + " = new Object()."),

  /** The field that it is taken from has had another one. */
  FIELD_LOCK(
      "field-lock",
      "lock in a field that changes",
      "CWE-821",
      "Make the field of the lock final; if the data is replaced, keep the lock in a field of its"
          + " own."),

  /** The holder has ended, and nobody else can give it back. */
  UNRELEASED_LOCK(
      "unreleased-lock",
      "",
      "CWE-772",
      "Call unlock in a finally block that begins right after"
          + " lock, so that it is also reached if the code between throws or returns."),

  /**
   * Nobody waited yet. There is no entry for it alone: it is no {@code CWE-833}, for no lock is
   * missing; both sides do synchronize, which {@code CWE-820} would deny, and do it in a way that
   * does not work.
   */
  LOST_SIGNAL(
      "lost-signal",
      "",
      "CWE-821",
      "Keep what is waited for in a field: change it under the lock before the signal, and ask for it"
          + " under the lock, in a loop round the wait, as in while (!ready) lock.wait(). Or use what"
          + " remembers: a CountDownLatch, a Semaphore, a BlockingQueue.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings
  private final Words words;

  LockPattern(String id, String title, String cwe, String advice) {
    words = new Words(id, title, cwe, advice);
  }

  @Override
  public Words words() {
    return words;
  }
}
