package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Inside;
import dev.dure.race.runtime.OptimisticRead;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * What a lock of the JDK orders by: an object that all its views and conditions share. Its {@link
 * Syncs#of} is what those release who had the lock alone, its {@link Edges#second} what those
 * release who shared it. A lock that the program has written itself is not told: its own fields
 * order, or fail to.
 */
final class LockVars {

  private static final Inside LOCK = Inside.field(ReentrantLock.class, "sync");
  private static final Inside READ = Inside.field(ReadLock.class, "sync");
  private static final Inside WRITE = Inside.field(WriteLock.class, "sync");
  private static final String STAMPED = "java.util.concurrent.locks.StampedLock$";
  private static final Inside READ_VIEW = Inside.field(STAMPED + "ReadLockView", "this$0");
  private static final Inside WRITE_VIEW = Inside.field(STAMPED + "WriteLockView", "this$0");
  private static final String SYNCHRONIZER = "java.util.concurrent.locks.AbstractQueued";
  private static final String OF_SYNCHRONIZER = SYNCHRONIZER + "Synchronizer$ConditionObject";
  private static final String OF_LONG = SYNCHRONIZER + "LongSynchronizer$ConditionObject";
  private static final Inside CONDITION = Inside.field(OF_SYNCHRONIZER, "this$0");
  private static final Inside LONG_CONDITION = Inside.field(OF_LONG, "this$0");
  private static final Inside WAITER = Inside.field(OF_SYNCHRONIZER, "firstWaiter");
  private static final Inside LONG_WAITER = Inside.field(OF_LONG, "firstWaiter");

  private LockVars() {}

  /** By what a lock orders; null if it is none of the JDK's. */
  static @Nullable Object base(Lock lock) {
    if (lock instanceof ReentrantLock) {
      return LOCK.get(lock);
    }
    if (lock instanceof WriteLock) {
      return WRITE.get(lock);
    }
    if (lock instanceof ReadLock) {
      return READ.get(lock);
    }
    Object view = WRITE_VIEW.get(lock);
    return view != null ? view : READ_VIEW.get(lock);
  }

  /** By what the lock of a condition orders; null if it is none of the JDK's. */
  static @Nullable Object base(Condition condition) {
    Object owner = CONDITION.get(condition);
    return owner != null ? owner : LONG_CONDITION.get(condition);
  }

  /** Whether somebody may wait for a condition of the JDK's, whose lock is held; or is unknown. */
  static boolean hasWaiters(Condition condition) {
    return !WAITER.exists()
        || !LONG_WAITER.exists()
        || WAITER.get(condition) != null
        || LONG_WAITER.get(condition) != null;
  }

  static boolean isShared(Lock lock) {
    return lock instanceof ReadLock || READ_VIEW.get(lock) != null;
  }

  static void locked(Object lock, Object base, int site, boolean shared, boolean waits) {
    Edges.locked(named(lock, base), Syncs.of(base), Edges.second(base), site, shared, waits);
    if (!shared && base instanceof StampedLock) {
      OptimisticRead.locked(base);
    }
  }

  static void unlocking(Object lock, Object base, boolean shared) {
    Edges.unlocking(named(lock, base), shared ? Edges.second(base) : Syncs.of(base), shared);
    if (!shared && base instanceof StampedLock) {
      OptimisticRead.unlocking(base);
    }
  }

  /** As what a lock is told: a view of a {@link StampedLock} excludes as the lock itself does. */
  private static Object named(Object lock, Object base) {
    return base instanceof StampedLock ? base : lock;
  }

  /** As {@link #locked} for a stamp of a lock that was waited for. */
  static long locked(StampedLock lock, long stamp, int site, boolean shared) {
    locked(lock, lock, site, shared, true);
    return stamp;
  }

  /** As {@link #locked} for a stamp that may say that nothing was locked. */
  static long tried(StampedLock lock, long stamp, int site, boolean shared) {
    if (stamp != 0) {
      locked(lock, lock, site, shared, false);
    }
    return stamp;
  }
}
