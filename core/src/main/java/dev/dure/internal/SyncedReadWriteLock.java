package dev.dure.internal;

import dev.dure.LockGrant;
import dev.dure.SharedCondition;
import dev.dure.SharedReadWriteLock;
import java.util.concurrent.locks.Lock;

/** A read-write lock that leaves all that it does to a {@link ReadWriteSync}. */
public interface SyncedReadWriteLock extends SharedReadWriteLock {

  /**
   * What does it.
   *
   * @return always the same
   */
  ReadWriteSync sync();

  @Override
  default Lock readLock() {
    return sync().readSide();
  }

  @Override
  default Lock writeLock() {
    return sync().writeSide();
  }

  @Override
  default SharedCondition newCondition() {
    return sync().newCondition();
  }

  @Override
  default SharedCondition condition(String name) {
    return sync().condition(name);
  }

  @Override
  default boolean recover(Runnable repair) {
    return sync().recover(repair);
  }

  @Override
  default boolean isAbandoned() {
    return sync().isAbandoned();
  }

  @Override
  default int getReadLockCount() {
    return sync().reads();
  }

  @Override
  default int getReadHoldCount() {
    return sync().readHolds();
  }

  @Override
  default boolean isWriteLocked() {
    return sync().isWriteLocked();
  }

  @Override
  default int getWriteHoldCount() {
    return sync().writeHolds();
  }

  @Override
  default LockGrant grant() {
    return sync().grant();
  }
}
