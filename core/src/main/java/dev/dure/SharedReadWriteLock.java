package dev.dure;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;

/**
 * A {@link ReadWriteLock} that threads or processes share, and that survives the death of its
 * owners: many readers, or one writer.
 *
 * <p>It is reentrant as {@link java.util.concurrent.locks.ReentrantReadWriteLock}: readers and the
 * writer may lock again; the writer may take the read lock too, and keep it when it gives back the
 * write lock (<i>downgrading</i>). A reader cannot become the writer: its {@code
 * writeLock().lock()} waits for ever, for itself, and {@code tryLock} fails. Releasing the write
 * lock happens-before every later grant of either lock, and releasing the read lock before every
 * later grant of the write lock. Virtual threads wait without holding a carrier.
 *
 * <p>It is not fair, and cannot be made so: a queue in the order of arrival would make everybody
 * wait behind a process that is stopped. A reader that comes while a writer waits for readers to
 * end waits for that writer, unless it reads already or asks by {@code tryLock()}, so that readers
 * do not starve a writer. The write lock has conditions; as in the JDK the read lock has none, and
 * its {@code newCondition} throws {@link UnsupportedOperationException}. How many wait is not
 * known.
 *
 * <h2>Death of an owner</h2>
 *
 * If a process or thread ends while it <i>reads</i>, its hold is given back: it has changed
 * nothing. If it ends while it <i>writes</i>, the lock is <i>abandoned</i> (unless it was created
 * with {@link OwnerDeath#RELEASE}, which hands it on silently): every attempt to take either lock
 * throws {@link AbandonedLockException}, without the lock being held, until a call of {@link
 * #recover} has made it whole. A thread that dies while it waits for the lock leaves nothing
 * behind, even if it is the next writer.
 *
 * <p>A stopped or slow owner is not dead, and is never robbed. Each method, of the lock and of its
 * two sides, throws {@link SpaceClosedException} if the space is closed, those that wait also if it
 * is closed while they wait.
 */
public interface SharedReadWriteLock extends ReadWriteLock, SharedObject {

  /**
   * The lock of readers. Its methods wait, time out and are interrupted as those of {@link
   * SharedLock}, and throw {@link AbandonedLockException} if a writer died; {@code unlock} throws
   * {@link IllegalMonitorStateException} if this thread does not read.
   *
   * @return the same for each call; it is no shared object and does not travel
   */
  @Override
  Lock readLock();

  /**
   * The lock of writers. Its methods wait, time out and are interrupted as those of {@link
   * SharedLock}, and throw {@link AbandonedLockException} if a writer died; {@code unlock} throws
   * {@link IllegalMonitorStateException} if this thread does not write. Its {@code newCondition} is
   * that of {@link #newCondition}.
   *
   * @return the same for each call; it is no shared object and does not travel
   */
  @Override
  Lock writeLock();

  /**
   * Creates a condition of the write lock without a name, to be shared by its handle. Its waits
   * give back the write lock with all holds, and so let readers in, and take it again; a read lock
   * that the waiter holds too is kept, and then the wait ends only in a wait of the thread for
   * itself, as in the JDK. The condition's methods throw {@link IllegalMonitorStateException}
   * unless the current thread writes.
   *
   * @return a new condition, whose {@link SharedCondition#lock lock()} is the write lock
   * @throws SpaceFullException if the space has no room for it
   */
  SharedCondition newCondition();

  /**
   * Gets or creates the condition of the write lock with a name; see {@link #newCondition}.
   *
   * @param name its name, unique among the conditions of this lock
   * @return the condition
   * @throws UnsupportedOperationException if the lock itself has no name, since nobody could find
   *     it then
   * @throws SpaceFullException if the space has no room for it
   */
  SharedCondition condition(String name);

  /**
   * Makes an abandoned lock whole: takes the write lock, runs the repair while it is held, and
   * releases it. Waits, not interruptibly, while another recovery is under way. If the repair
   * throws, or its process dies, the lock is abandoned again.
   *
   * @param repair makes what the lock guards whole again; runs at most once, in this thread
   * @return true if this call repaired; false if the lock was not abandoned (any more) and the
   *     repair was not run
   */
  boolean recover(Runnable repair);

  /**
   * What becomes of this lock if a writer dies.
   *
   * @return the policy with which it was created
   */
  OwnerDeath ownerDeath();

  /**
   * Whether the lock is abandoned at this moment.
   *
   * @return true if a writer's death was noticed and nobody has recovered the lock yet
   */
  boolean isAbandoned();

  /**
   * How many holds of the read lock there are at this moment, in all processes; for display, not
   * for decisions.
   *
   * @return the number, nested holds counted each
   */
  int getReadLockCount();

  /**
   * How many times the current thread has taken the read lock without giving it back.
   *
   * @return the number of holds
   */
  int getReadHoldCount();

  /**
   * Whether anybody holds the write lock at this moment; for display, not for decisions.
   *
   * @return true if somebody writes
   */
  boolean isWriteLocked();

  /**
   * Whether the current thread holds the write lock.
   *
   * @return true if it does
   */
  default boolean isWriteLockedByCurrentThread() {
    return getWriteHoldCount() > 0;
  }

  /**
   * How many times the current thread has taken the write lock without giving it back.
   *
   * @return the number of holds
   */
  int getWriteHoldCount();

  /**
   * The grant under which the current thread holds the write lock, with its fencing token.
   *
   * @return the grant; the same for nested holds
   * @throws IllegalMonitorStateException if this thread does not hold the write lock
   */
  LockGrant grant();
}
