package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's locks: unlock happens-before a later lock. Two who share a read lock are not ordered
 * with each other, and who then locks alone comes after both. An attempt that fails orders nothing.
 * Of Dure's locks only who holds them is told here, see {@link DureLocks}.
 */
public final class LockModel {

  private LockModel() {}

  /** Stands for {@link Lock#lock}. */
  @SuppressWarnings("LockNotBeforeTry") // the program unlocks
  public static void lock(Lock lock, int site) {
    Object base = LockVars.base(lock);
    boolean own = begin(lock, base);
    try {
      lock.lock();
    } finally {
      DureLocks.end(own);
    }
    locked(lock, base, site, true);
  }

  /** Stands for {@link Lock#lockInterruptibly}. */
  @SuppressWarnings("LockNotBeforeTry") // the program unlocks
  public static void lockInterruptibly(Lock lock, int site) throws InterruptedException {
    Object base = LockVars.base(lock);
    boolean own = begin(lock, base);
    try {
      lock.lockInterruptibly();
    } finally {
      DureLocks.end(own);
    }
    locked(lock, base, site, true);
  }

  /** Stands for {@link Lock#tryLock()}. */
  public static boolean tryLock(Lock lock, int site) {
    Object base = LockVars.base(lock);
    boolean own = begin(lock, base);
    boolean success;
    try {
      success = lock.tryLock();
    } finally {
      DureLocks.end(own);
    }
    return success && locked(lock, base, site, false);
  }

  /** Stands for {@link Lock#tryLock(long, TimeUnit)}. */
  public static boolean tryLock(Lock lock, long time, TimeUnit unit, int site)
      throws InterruptedException {
    Object base = LockVars.base(lock);
    boolean own = begin(lock, base);
    boolean success;
    try {
      success = lock.tryLock(time, unit);
    } finally {
      DureLocks.end(own);
    }
    return success && locked(lock, base, site, false);
  }

  /** Stands for {@link Lock#unlock}. */
  public static void unlock(Lock lock, int site) {
    Object base = LockVars.base(lock);
    boolean own = begin(lock, base);
    if (base != null) {
      LockVars.unlocking(lock, base, LockVars.isShared(lock));
    } else if (DureLocks.isOne(lock)) {
      Edges.letting(lock);
    }
    try {
      lock.unlock();
    } finally {
      DureLocks.end(own);
    }
  }

  private static boolean begin(Lock lock, @Nullable Object base) {
    return base == null && DureLocks.begin(lock);
  }

  private static boolean locked(Lock lock, @Nullable Object base, int site, boolean waits) {
    if (base != null) {
      LockVars.locked(lock, base, site, LockVars.isShared(lock), waits);
    } else if (DureLocks.isOne(lock)) {
      Edges.held(lock, site, waits);
    }
    return true;
  }
}
