package dev.dure.race.runtime;

/**
 * A lock that two threads took and that does not exclude them, whatever happened in this run.
 *
 * @param cause why it does not
 * @param location the field that the lock is in, if that is the cause; else empty
 * @param later one hold, by where it was taken
 * @param earlier the other thread's
 */
public record IneffectiveLock(Cause cause, String location, Access later, Access earlier) {

  /** Why it excludes nobody. */
  public enum Cause {
    /** It is a boxed number or a literal; see {@link ValueLocks}. */
    VALUE,
    /** Each call makes one; see {@link CallLocks}. */
    OF_CALL,
    /** The field has had another lock meanwhile; see {@link FieldLocks}. */
    OF_FIELD
  }

  /** By the place of the later hold. */
  static final Channel<IneffectiveLock> CHANNEL = new Channel<>();

  /** Where the current thread has taken the lock that it took last. */
  static Access hold(ThreadState thread, Held hold) {
    StackTraceElement[] stack = Sites.stack(hold.site(), Calls.frame(thread));
    return new Access(false, thread.info, Held.alone(hold), stack);
  }

  /** Tells of a place once. */
  static void tell(Cause cause, String location, Held hold, Access later, Access earlier) {
    if (CHANNEL.isNew(hold.site())) {
      CHANNEL.tell(new IneffectiveLock(cause, location, later, earlier));
    }
  }
}
