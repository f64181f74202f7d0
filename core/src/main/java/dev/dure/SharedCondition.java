package dev.dure;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A condition of a {@link SharedLock}, or of the write lock of a {@link SharedReadWriteLock},
 * shared as the lock is: a thread of one process may wait for the signal of another.
 *
 * <p>All of {@link Condition}'s contract holds, spurious wake-ups included: wait in a loop that
 * tests what is waited for. Each method throws {@link IllegalMonitorStateException} unless the
 * current thread holds the lock.
 *
 * <p>When an owner of the lock dies, every waiter is woken; a wait that ends while the lock is
 * abandoned ends with {@link AbandonedLockException}, and the caller then does not hold the lock. A
 * waiter that dies takes no signal with it that another waiter needs.
 */
public interface SharedCondition extends Condition, SharedObject {

  /**
   * The lock to which this condition belongs.
   *
   * @return the {@link SharedLock}, or the write lock
   */
  Lock lock();
}
