package dev.dure;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/**
 * A reentrant lock that threads or processes share, and that survives the death of its owner.
 *
 * <p>The owner is a thread (a virtual one too). Unlocking happens-before every later grant. The
 * lock is not fair: a thread that comes at the right moment may pass those that wait.
 *
 * <h2>Death of the owner</h2>
 *
 * If the owner's process, or its thread, ends while it holds the lock, then the lock is
 * <i>abandoned</i> (unless it was created with {@link OwnerDeath#RELEASE}). Every attempt to take
 * an abandoned lock throws {@link AbandonedLockException}, <b>without</b> the lock being held,
 * until a call of {@link #recover} has made it whole:
 *
 * <pre>{@code
 * while (true) {
 *   try {
 *     lock.lock();
 *     break;
 *   } catch (AbandonedLockException e) {
 *     lock.recover(() -> balances.fill(0)); // or whatever makes the guarded data whole again
 *   }
 * }
 * }</pre>
 *
 * A stopped or slow owner is not dead, and is never robbed.
 *
 * <p>Each method throws {@link SpaceClosedException} if the space is closed, those that wait also
 * if it is closed while they wait.
 */
public interface SharedLock extends Lock, SharedObject {

  /**
   * Takes the lock; waits for it as long as needed, not interruptibly (an interrupt stays pending).
   *
   * @throws AbandonedLockException if the owner died; the lock is not held then
   */
  @Override
  void lock();

  /**
   * Takes the lock; waits for it as long as needed.
   *
   * @throws InterruptedException if the thread was or is interrupted; nothing is acquired then
   * @throws AbandonedLockException if the owner died; the lock is not held then
   */
  @Override
  void lockInterruptibly() throws InterruptedException;

  /**
   * Takes the lock if it is free or held by this thread; does not wait.
   *
   * @return whether the lock is now held
   * @throws AbandonedLockException if the owner died; the lock is not held then
   */
  @Override
  boolean tryLock();

  /**
   * Takes the lock; waits for it up to a limit, which holds even if the owner is stopped or dies.
   *
   * @param time the limit; zero or less tries once
   * @param unit its unit
   * @return whether the lock is now held
   * @throws InterruptedException if the thread was or is interrupted; nothing is acquired then
   * @throws AbandonedLockException if the owner died; the lock is not held then
   */
  @Override
  boolean tryLock(long time, TimeUnit unit) throws InterruptedException;

  /**
   * Gives back one hold; with the last one, the lock. Everything before it happens-before the next
   * grant.
   *
   * @throws IllegalMonitorStateException if this thread does not hold the lock; nothing changes
   *     then
   */
  @Override
  void unlock();

  /**
   * Creates a condition without a name, to be shared by its handle.
   *
   * @return a new condition of this lock
   * @throws SpaceFullException if the space has no room for it
   */
  @Override
  SharedCondition newCondition();

  /**
   * Gets or creates the condition with a name.
   *
   * @param name its name, unique among the conditions of this lock
   * @return the condition
   * @throws UnsupportedOperationException if the lock itself has no name, since nobody could find
   *     it then
   * @throws SpaceFullException if the space has no room for it
   */
  SharedCondition condition(String name);

  /**
   * Makes an abandoned lock whole: takes it, runs the repair while it is held, and releases it.
   * Waits, not interruptibly, while another recovery is under way. If the repair throws, or its
   * process dies, the lock is abandoned again.
   *
   * @param repair makes what the lock guards whole again; runs at most once, in this thread
   * @return true if this call repaired; false if the lock was not abandoned (any more) and the
   *     repair was not run
   */
  boolean recover(Runnable repair);

  /**
   * What becomes of this lock if its owner dies.
   *
   * @return the policy with which it was created
   */
  OwnerDeath ownerDeath();

  /**
   * Whether the lock is abandoned at this moment.
   *
   * @return true if its owner's death was noticed and nobody has recovered it yet
   */
  boolean isAbandoned();

  /**
   * Whether anybody holds the lock at this moment; for display, not for decisions.
   *
   * @return true if it is held
   */
  boolean isLocked();

  /**
   * Whether the current thread holds the lock.
   *
   * @return true if it does
   */
  default boolean isHeldByCurrentThread() {
    return getHoldCount() > 0;
  }

  /**
   * How many times the current thread has taken the lock without giving it back.
   *
   * @return the number of holds, 0 if another or nobody holds the lock
   */
  int getHoldCount();

  /**
   * The grant under which the current thread holds the lock, with its fencing token.
   *
   * @return the grant; the same for nested holds
   * @throws IllegalMonitorStateException if this thread does not hold the lock
   */
  LockGrant grant();

  /**
   * Runs a body while the lock is held; waits as {@link #lock}.
   *
   * @param body what to run; what it throws comes out, after the lock is released
   * @throws AbandonedLockException if the owner died; the body was not run then
   */
  default void withLock(Runnable body) {
    Objects.requireNonNull(body, "body");
    lock();
    try {
      body.run();
    } finally {
      unlock();
    }
  }

  /**
   * Computes a value while the lock is held; waits as {@link #lock}.
   *
   * @param <T> the type of the value
   * @param body what to compute; what it throws comes out, after the lock is released
   * @return what the body returned
   * @throws AbandonedLockException if the owner died; the body was not run then
   */
  default <T> T withLock(Supplier<T> body) {
    Objects.requireNonNull(body, "body");
    lock();
    try {
      return body.get();
    } finally {
      unlock();
    }
  }
}
