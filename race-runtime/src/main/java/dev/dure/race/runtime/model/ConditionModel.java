package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.LostSignals;
import dev.dure.race.runtime.Syncs;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of the JDK's locks: waiting gives the lock back and takes it again, also where it ends
 * by an exception or the time is over. A signal orders nothing by itself.
 */
@SuppressWarnings("WaitNotInLoop") // the program's call is, or is not
public final class ConditionModel {

  private ConditionModel() {}

  /** Stands for {@link Condition#await()}. */
  public static void await(Condition condition, int site) throws InterruptedException {
    Object lock = leave(condition);
    Object begun = lock == null ? null : LostSignals.waitsForCondition(condition, site);
    try {
      condition.await();
    } finally {
      LostSignals.end(begun);
      enter(lock);
    }
  }

  /** Stands for {@link Condition#awaitUninterruptibly}. */
  public static void awaitUninterruptibly(Condition condition, int site) {
    Object lock = leave(condition);
    Object begun = lock == null ? null : LostSignals.waitsForCondition(condition, site);
    try {
      condition.awaitUninterruptibly();
    } finally {
      LostSignals.end(begun);
      enter(lock);
    }
  }

  /** Stands for {@link Condition#awaitNanos}. */
  public static long awaitNanos(Condition condition, long nanos, int site)
      throws InterruptedException {
    Object lock = leave(condition);
    try {
      return condition.awaitNanos(nanos);
    } finally {
      enter(lock);
    }
  }

  /** Stands for {@link Condition#await(long, TimeUnit)}. */
  public static boolean await(Condition condition, long time, TimeUnit unit, int site)
      throws InterruptedException {
    Object lock = leave(condition);
    try {
      return condition.await(time, unit);
    } finally {
      enter(lock);
    }
  }

  /** Stands for {@link Condition#awaitUntil}. */
  @SuppressWarnings("JavaUtilDate") // as the interface has it
  public static boolean awaitUntil(Condition condition, Date deadline, int site)
      throws InterruptedException {
    Object lock = leave(condition);
    try {
      return condition.awaitUntil(deadline);
    } finally {
      enter(lock);
    }
  }

  /** Stands for {@link Condition#signal}. */
  public static void signal(Condition condition, int site) {
    boolean wakes = signals(condition);
    condition.signal();
    signalled(condition, wakes, site);
  }

  /** Stands for {@link Condition#signalAll}. */
  public static void signalAll(Condition condition, int site) {
    boolean wakes = signals(condition);
    condition.signalAll();
    signalled(condition, wakes, site);
  }

  /** Whether somebody waits; also if that is not known. */
  private static boolean signals(Condition condition) {
    Object lock = LockVars.base(condition);
    if (lock != null) {
      Syncs.handingOver(lock);
      return LockVars.hasWaiters(condition);
    }
    Edges.handingOver();
    return true;
  }

  /** The current thread holds the lock, or the signal has thrown. */
  private static void signalled(Condition condition, boolean woke, int site) {
    if (LockVars.base(condition) != null) {
      LostSignals.signalledCondition(condition, woke, site);
    }
  }

  private static @Nullable Object leave(Condition condition) {
    Object lock = LockVars.base(condition);
    if (lock != null) {
      Syncs.handingOver(lock);
      Syncs.release(lock);
    } else {
      Edges.handingOver();
    }
    return lock;
  }

  private static void enter(@Nullable Object lock) {
    if (lock != null) {
      Syncs.acquire(lock);
    }
  }
}
