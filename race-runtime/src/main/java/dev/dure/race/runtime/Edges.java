package dev.dure.race.runtime;

import jdk.internal.vm.annotation.DontInline;

/**
 * What models of the JDK's own objects tell and learn: the ways to a {@link SyncVar} other than by
 * the object alone, and locks whose readers and writers are ordered differently.
 */
public final class Edges {

  private static final WeakTable<SyncVar> SECOND = new WeakTable<>(SyncVar::new);

  private Edges() {}

  /**
   * A second variable of an object, for what must be kept apart from {@link Syncs#of}: what the
   * readers of a read-write lock release, or the interruption of a thread.
   */
  @DontInline
  public static SyncVar second(Object object) {
    return SECOND.of(object);
  }

  /** All that was released to a variable happens-before what the current thread does now. */
  public static void acquire(SyncVar var) {
    var.acquire(ThreadState.current());
  }

  /** What the current thread has done happens-before what an acquirer of the variable does. */
  public static void release(SyncVar var) {
    var.release(ThreadState.current());
  }

  /** As {@link #acquire} and {@link #release}. */
  public static void both(SyncVar var) {
    var.both(ThreadState.current());
  }

  /**
   * What a compare-and-set does: if it fails it is only a read. The caller has begun a step of the
   * variable.
   */
  public static boolean swapped(SyncVar var, boolean success) {
    if (success) {
      both(var);
    } else {
      acquire(var);
    }
    return success;
  }

  /**
   * The current thread has taken a lock.
   *
   * @param lock what a race names
   * @param writers what those released who had the lock alone
   * @param readers what those released who shared it; of no matter to who shares it
   * @param waits whether it would have waited if the lock had been taken by another
   */
  @DontInline
  public static void locked(
      Object lock, SyncVar writers, SyncVar readers, int site, boolean shared, boolean waits) {
    ThreadState thread = ThreadState.current();
    writers.acquireByLock(thread);
    if (!shared) {
      Clock before = thread.knownBeforeLock;
      readers.acquireByLock(thread);
      thread.knownBeforeLock = before; // it was one lock
    }
    thread.took(lock, writers, site, shared, waits);
  }

  /** The current thread is about to give a lock back. */
  public static void unlocking(Object lock, SyncVar var, boolean shared) {
    ThreadState.current().giveBack(lock, var, shared);
  }

  // ---- locks whose own code orders, and is looked into ----

  /**
   * The current thread is about to take or give back such a lock.
   *
   * @return whether {@link #endOwn} is to be called then
   */
  public static boolean beginOwn(Object lock) {
    ThreadState thread = ThreadState.current();
    if (Syncs.of(lock).isHandOver()) {
      thread.beforeHandOver();
      return false;
    }
    thread.beforeLock();
    return true;
  }

  /** What {@link #beginOwn} began is over. */
  public static void endOwn() {
    ThreadState.current().afterLock();
  }

  /** The current thread has taken such a lock. */
  public static void held(Object lock, int site, boolean waits) {
    ThreadState.current().took(lock, Syncs.of(lock), site, false, waits);
  }

  /** The current thread is about to give back such a lock. */
  public static void letting(Object lock) {
    ThreadState.current().giveBack(lock, Syncs.of(lock), false);
  }

  /** The current thread waits for a condition of one of its locks, or signals it. */
  public static void handingOver() {
    for (Held held = ThreadState.current().held(); held != null; held = held.before()) {
      SyncVar var = held.var;
      if (var != null) {
        var.handsOver();
      }
    }
  }

  // ---- marks: what one place tells to one other ----

  /** What the current thread has done, for {@link #after} in another. */
  public static Object mark() {
    return ThreadState.current().release();
  }

  /** What was done before a mark happens-before what the current thread does now. */
  public static void after(Object mark) {
    ThreadState.current().acquire((Epoch) mark);
  }
}
