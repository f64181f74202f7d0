package dev.dure.internal;

import java.util.concurrent.locks.Lock;

/** What a condition needs of its lock: to give it back for a wait, and to take it again. */
public interface ConditionLock {

  /** The lock as its users know it. */
  Lock asLock();

  /**
   * Gives back all holds of the current thread.
   *
   * @return how many there were
   * @throws IllegalMonitorStateException if the lock must not be given back now; nothing changes
   *     then
   */
  int releaseAll();

  /**
   * Takes the lock again, not interruptibly.
   *
   * @param holds how often it is held then
   * @throws RuntimeException as the lock's {@code lock()}; it is not held then
   */
  void reacquire(int holds);
}
