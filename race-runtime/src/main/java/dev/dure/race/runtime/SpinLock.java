package dev.dure.race.runtime;

/**
 * Mutual exclusion for a few instructions of the engine. Whoever has to wait spins, and then sleeps
 * for moments, with the thread that carries it.
 *
 * <p>It is no monitor, since hooks run inside of the JDK's own scheduler of virtual threads: there,
 * a monitor hangs the program. A virtual thread that waits for a monitor leaves its carrier (JEP
 * 491). When the monitor becomes free the JVM wakes that thread and nobody else; but it can only
 * run if the JVM's unblocker, or a carrier, can schedule it, and these may stand behind it in the
 * same monitor's queue.
 *
 * <p>Inside, nothing is done that may block, for whoever waits here blocks a carrier. Not
 * reentrant. The lock is a {@code long} field, so that an object can have one without a second
 * object: 0 when free, else the id of the thread that has it. Taking it is a volatile read and
 * write of that field, giving it back a release: what was done under the lock happens-before what
 * the next one does.
 */
final class SpinLock {

  /** A pause is some 50 ns; who has the lock and runs is done by then. */
  private static final int SPINS = 100;

  private static final long OWNER = Raw.offset(SpinLock.class, "owner");

  @SuppressWarnings("UnusedVariable") // by its offset
  private volatile long owner;

  void lock() {
    lock(this, OWNER);
  }

  void unlock() {
    unlock(this, OWNER);
  }

  /** Takes the lock that is in a field of an object. */
  static void lock(Object object, long offset) {
    long me = Raw.idOf(Thread.currentThread());
    for (int tries = 0; !Raw.compareAndSetLong(object, offset, 0, me); tries++) {
      if (tries < SPINS) {
        Thread.onSpinWait();
      } else if (isMine(object, offset)) {
        throw new IllegalStateException("the engine has taken a lock of its own twice: " + object);
      } else {
        Raw.sleepCarrier();
      }
    }
  }

  /** Gives it back. */
  static void unlock(Object object, long offset) {
    Raw.putLongRelease(object, offset, 0);
  }

  /** Whether nobody has it; who sees that sees what was done under it. */
  static boolean isFree(Object object, long offset) {
    return Raw.getLong(object, offset) == 0;
  }

  /** Whether the current thread has it. */
  static boolean isMine(Object object, long offset) {
    return Raw.getLong(object, offset) == Raw.idOf(Thread.currentThread());
  }
}
