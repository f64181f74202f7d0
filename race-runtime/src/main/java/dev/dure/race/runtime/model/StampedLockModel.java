package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.OptimisticRead;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/**
 * {@link StampedLock}: as a read-write lock; besides, a stamp that is valid says that all writers
 * before it are done, and what was read optimistically comes before the next who locks alone.
 */
public final class StampedLockModel {

  private StampedLockModel() {}

  /** Stands for {@link StampedLock#readLock()}. */
  public static long readLock(StampedLock lock, int site) {
    return LockVars.locked(lock, lock.readLock(), site, true);
  }

  /** Stands for {@link StampedLock#readLockInterruptibly()}. */
  public static long readLockInterruptibly(StampedLock lock, int site) throws InterruptedException {
    return LockVars.locked(lock, lock.readLockInterruptibly(), site, true);
  }

  /** Stands for {@link StampedLock#tryReadLock()}. */
  public static long tryReadLock(StampedLock lock, int site) {
    return LockVars.tried(lock, lock.tryReadLock(), site, true);
  }

  /** Stands for {@link StampedLock#tryReadLock(long, TimeUnit)}. */
  public static long tryReadLock(StampedLock lock, long time, TimeUnit unit, int site)
      throws InterruptedException {
    return LockVars.tried(lock, lock.tryReadLock(time, unit), site, true);
  }

  /** Stands for {@link StampedLock#unlockRead(long)}. */
  public static void unlockRead(StampedLock lock, long stamp, int site) {
    LockVars.unlocking(lock, lock, true);
    lock.unlockRead(stamp);
  }

  /** Stands for {@link StampedLock#writeLock()}. */
  public static long writeLock(StampedLock lock, int site) {
    return LockVars.locked(lock, lock.writeLock(), site, false);
  }

  /** Stands for {@link StampedLock#writeLockInterruptibly()}. */
  public static long writeLockInterruptibly(StampedLock lock, int site)
      throws InterruptedException {
    return LockVars.locked(lock, lock.writeLockInterruptibly(), site, false);
  }

  /** Stands for {@link StampedLock#tryWriteLock()}. */
  public static long tryWriteLock(StampedLock lock, int site) {
    return LockVars.tried(lock, lock.tryWriteLock(), site, false);
  }

  /** Stands for {@link StampedLock#tryWriteLock(long, TimeUnit)}. */
  public static long tryWriteLock(StampedLock lock, long time, TimeUnit unit, int site)
      throws InterruptedException {
    return LockVars.tried(lock, lock.tryWriteLock(time, unit), site, false);
  }

  /** Stands for {@link StampedLock#unlockWrite(long)}. */
  public static void unlockWrite(StampedLock lock, long stamp, int site) {
    LockVars.unlocking(lock, lock, false);
    lock.unlockWrite(stamp);
  }

  /** Stands for {@link StampedLock#unlock(long)}. */
  public static void unlock(StampedLock lock, long stamp, int site) {
    LockVars.unlocking(lock, lock, StampedLock.isReadLockStamp(stamp));
    lock.unlock(stamp);
  }

  /** Stands for {@link StampedLock#tryUnlockRead()}. */
  public static boolean tryUnlockRead(StampedLock lock, int site) {
    if (lock.isReadLocked()) {
      LockVars.unlocking(lock, lock, true);
    }
    return lock.tryUnlockRead();
  }

  /** Stands for {@link StampedLock#tryUnlockWrite()}. */
  public static boolean tryUnlockWrite(StampedLock lock, int site) {
    if (lock.isWriteLocked()) {
      LockVars.unlocking(lock, lock, false);
    }
    return lock.tryUnlockWrite();
  }

  /** Stands for {@link StampedLock#tryOptimisticRead()}. */
  public static long tryOptimisticRead(StampedLock lock, int site) {
    long stamp = lock.tryOptimisticRead();
    if (stamp != 0) {
      Syncs.acquire(lock);
    }
    OptimisticRead.begin(lock, stamp);
    return stamp;
  }

  /** Stands for {@link StampedLock#validate(long)}. */
  public static boolean validate(StampedLock lock, long stamp, int site) {
    Edges.release(Edges.second(lock)); // what was read comes before the next write lock
    boolean valid = lock.validate(stamp);
    if (valid) {
      Syncs.acquire(lock);
    }
    OptimisticRead.validated(lock, stamp, valid);
    return valid;
  }

  /** Stands for {@link StampedLock#tryConvertToWriteLock(long)}. */
  public static long tryConvertToWriteLock(StampedLock lock, long stamp, int site) {
    long converted = lock.tryConvertToWriteLock(stamp);
    OptimisticRead.validated(lock, stamp, converted != 0);
    if (converted != 0 && !StampedLock.isWriteLockStamp(stamp)) {
      if (StampedLock.isReadLockStamp(stamp)) {
        LockVars.unlocking(lock, lock, true);
      }
      LockVars.locked(lock, lock, site, false, false);
    }
    return converted;
  }

  /** Stands for {@link StampedLock#tryConvertToReadLock(long)}. */
  public static long tryConvertToReadLock(StampedLock lock, long stamp, int site) {
    boolean wrote = StampedLock.isWriteLockStamp(stamp);
    if (wrote) {
      LockVars.unlocking(lock, lock, false); // never fails for the holder
    }
    long converted = lock.tryConvertToReadLock(stamp);
    OptimisticRead.validated(lock, stamp, converted != 0);
    if (converted != 0 && !StampedLock.isReadLockStamp(stamp)) {
      LockVars.locked(lock, lock, site, true, false);
    }
    return converted;
  }

  /** Stands for {@link StampedLock#tryConvertToOptimisticRead(long)}. */
  public static long tryConvertToOptimisticRead(StampedLock lock, long stamp, int site) {
    if (StampedLock.isLockStamp(stamp)) {
      LockVars.unlocking(lock, lock, StampedLock.isReadLockStamp(stamp));
    }
    long converted = lock.tryConvertToOptimisticRead(stamp);
    OptimisticRead.validated(lock, stamp, converted != 0);
    if (converted != 0) {
      Syncs.acquire(lock);
      OptimisticRead.begin(lock, converted);
    }
    return converted;
  }
}
