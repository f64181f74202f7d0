package dev.dure;

import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A {@link java.util.concurrent.Semaphore} that threads or processes share, and that survives the
 * death of those that hold permits.
 *
 * <p>What was done before {@code release} happens-before the return of every later {@code acquire}.
 * Any thread may release, whoever acquired. Virtual threads wait without holding a carrier.
 *
 * <p>It is not fair, and cannot be made so: a queue in the order of arrival would make everybody
 * wait behind a process that is stopped, though there are permits. So who comes at the right moment
 * may pass those that wait, and who wants many permits may wait long while others take one each.
 * How many wait in other processes is not known either.
 *
 * <p>A <i>bounded</i> semaphore ({@link Space#boundedSemaphore}) refuses a release that would give
 * it more permits than it began with, as Python's {@code BoundedSemaphore}: that is a defect in the
 * caller.
 *
 * <h2>Death</h2>
 *
 * Permits are held by <i>processes</i>, not by threads, since one thread may acquire what another
 * releases: a process holds what it has acquired and not released. A release by a process that
 * holds none adds a new permit. When a process ends, or closes the space, while it holds permits
 * they come back by themselves ({@link OwnerDeath#RELEASE}, the default), or they come back and the
 * semaphore is <i>abandoned</i> ({@link OwnerDeath#ABANDON}): every attempt to acquire throws
 * {@link AbandonedLockException} and takes nothing, until a call of {@link #recover} has made whole
 * what the permits stand for. The end of a thread gives nothing back. In the thread scope there is
 * one process, so nothing ever comes back by itself.
 *
 * <p>So this is for permits that are given back. If one process only releases and another only
 * acquires, as for signals or items, then the end of the one that acquires would bring all of them
 * back: take a condition, a {@link SharedEvent} or a {@link SharedCountDownLatch} for that.
 *
 * <p>Each method throws {@link SpaceClosedException} if the space is closed, those that wait also
 * if it is closed while they wait.
 */
public interface SharedSemaphore extends SharedObject {

  /**
   * Acquires a permit; waits for it as long as needed.
   *
   * @throws InterruptedException if the thread was or is interrupted; nothing is acquired then
   * @throws AbandonedLockException if a holder died; nothing is acquired then
   */
  default void acquire() throws InterruptedException {
    acquire(1);
  }

  /**
   * Acquires permits, all or none; waits for them as long as needed.
   *
   * @param permits how many, at least 0
   * @throws InterruptedException if the thread was or is interrupted; nothing is acquired then
   * @throws AbandonedLockException if a holder died; nothing is acquired then
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  void acquire(int permits) throws InterruptedException;

  /**
   * Acquires a permit; waits for it as long as needed, not interruptibly (an interrupt stays
   * pending).
   *
   * @throws AbandonedLockException if a holder died; nothing is acquired then
   */
  default void acquireUninterruptibly() {
    acquireUninterruptibly(1);
  }

  /**
   * Acquires permits, all or none; waits for them as long as needed, not interruptibly (an
   * interrupt stays pending).
   *
   * @param permits how many, at least 0
   * @throws AbandonedLockException if a holder died; nothing is acquired then
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  void acquireUninterruptibly(int permits);

  /**
   * Acquires a permit if there is one; does not wait.
   *
   * @return whether it was acquired
   * @throws AbandonedLockException if a holder died; nothing is acquired then
   */
  default boolean tryAcquire() {
    return tryAcquire(1);
  }

  /**
   * Acquires permits if there are so many; does not wait.
   *
   * @param permits how many, at least 0
   * @return whether they were acquired
   * @throws AbandonedLockException if a holder died; nothing is acquired then
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  boolean tryAcquire(int permits);

  /**
   * Acquires a permit; waits for it up to a limit.
   *
   * @param time the limit; zero or less tries once
   * @param unit its unit
   * @return whether it was acquired
   * @throws InterruptedException if the thread was or is interrupted; nothing is acquired then
   * @throws AbandonedLockException if a holder died; nothing is acquired then
   */
  default boolean tryAcquire(long time, TimeUnit unit) throws InterruptedException {
    return tryAcquire(1, time, unit);
  }

  /**
   * Acquires permits, all or none; waits for them up to a limit.
   *
   * @param permits how many, at least 0
   * @param time the limit; zero or less tries once
   * @param unit its unit
   * @return whether they were acquired
   * @throws InterruptedException if the thread was or is interrupted; nothing is acquired then
   * @throws AbandonedLockException if a holder died; nothing is acquired then
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  boolean tryAcquire(int permits, long time, TimeUnit unit) throws InterruptedException;

  /**
   * Gives a permit back, or a new one. Does not block.
   *
   * @throws IllegalStateException if the semaphore is bounded and has all of its permits; nothing
   *     changes then
   * @throws Error if there would be more than 2^31-1 permits
   */
  default void release() {
    release(1);
  }

  /**
   * Gives permits back, or new ones. Does not block.
   *
   * @param permits how many, at least 0
   * @throws IllegalStateException if the semaphore is bounded and would have more than its bound;
   *     nothing changes then
   * @throws IllegalArgumentException if {@code permits} is negative
   * @throws Error if there would be more than 2^31-1 permits
   */
  void release(int permits);

  /**
   * The permits that are there at this moment; for display, not for decisions.
   *
   * @return how many; negative if it was created with a negative number and not so many were
   *     released yet
   */
  int availablePermits();

  /**
   * Acquires all permits that are there; if their number is negative, releases what is missing to
   * zero. Does not wait.
   *
   * @return how many were acquired, negative if they were released
   * @throws AbandonedLockException if a holder died; nothing is acquired then
   */
  int drainPermits();

  /**
   * The most permits that it may have.
   *
   * @return the bound with which it was created, or empty
   */
  OptionalInt bound();

  /**
   * What becomes of it if a process dies that holds permits.
   *
   * @return the policy with which it was created
   */
  OwnerDeath ownerDeath();

  /**
   * Whether the semaphore is abandoned at this moment.
   *
   * @return true if the death of a holder was noticed and nobody has recovered it yet
   */
  boolean isAbandoned();

  /**
   * Makes an abandoned semaphore whole: runs the repair, while nobody can acquire, and then lets it
   * be acquired again. The permits of the dead have come back by themselves. Waits, not
   * interruptibly, while another recovery is under way. If the repair throws, or its process dies,
   * or another holder dies meanwhile, the semaphore stays abandoned.
   *
   * @param repair makes what the permits stand for whole again; runs at most once, in this thread
   * @return true if this call repaired; false if the semaphore was not abandoned (any more) and the
   *     repair was not run
   */
  boolean recover(Runnable repair);
}
