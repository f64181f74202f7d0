package dev.dure;

/**
 * What becomes of a lock whose owner dies while it holds it, or of a semaphore of which a process
 * dies that holds permits. Chosen when it is created.
 */
public enum OwnerDeath {
  /**
   * The lock is abandoned: whoever asks for it gets an {@link AbandonedLockException} until
   * somebody has called {@link SharedLock#recover}. The safe choice, and the default for locks:
   * nobody meets data that the dead left half changed.
   */
  ABANDON,
  /**
   * The lock goes to the next who wants it, silently. For data that is whole after every single
   * step, so that a death in the middle leaves nothing to repair.
   */
  RELEASE
}
