package dev.dure;

import java.util.Objects;

/**
 * A lock (or semaphore) was asked for whose owner died while it held it (or permits). The caller
 * does <b>not</b> hold the lock: what it guards may be half changed. {@link SharedLock#recover}
 * takes the lock, repairs what it guards and makes it whole.
 *
 * @see OwnerDeath
 */
public final class AbandonedLockException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String lock;
  private final DeadOwner owner;

  /**
   * Reports an abandoned lock.
   *
   * @param lock the lock in words, its name and space
   * @param owner who died
   */
  public AbandonedLockException(String lock, DeadOwner owner) {
    super(
        lock
            + " is abandoned: its owner, "
            + owner.description()
            + ", died while it held it (noticed "
            + owner.noticed()
            + "). What it guards may be half changed. Call recover(repair) to make it whole.");
    this.lock = Objects.requireNonNull(lock, "lock");
    this.owner = owner;
  }

  /**
   * The lock in words.
   *
   * @return the lock's name and space
   */
  public String lock() {
    return lock;
  }

  /**
   * Who died, and when it was noticed.
   *
   * @return the dead owner
   */
  public DeadOwner owner() {
    return owner;
  }
}
