package dev.dure.race.runtime;

import jdk.internal.vm.annotation.DontInline;

/**
 * The order that objects give: the entry points for models of monitors, locks, latches, and all
 * else that has a memory consistency effect by which object it is.
 *
 * <p>For an object and an operation on it: what is released before an operation takes effect must
 * be told before, what it acquires after it.
 */
public final class Syncs {

  private static final WeakTable<SyncVar> VARS = new WeakTable<>(SyncVar::new);

  private Syncs() {}

  /** What an object tells; the caller may hold its monitor round the real operation. */
  public static SyncVar of(Object object) {
    return VARS.of(object);
  }

  /** Whether there is anything to acquire for the current thread; see {@link SyncVar#isNews}. */
  @DontInline
  public static boolean isNews(Object object) {
    SyncVar found = VARS.find(object);
    return found != null && found.isNews(ThreadState.current());
  }

  /** As {@link #of}, found quickly if the thread has just used it. */
  private static SyncVar of(Object object, ThreadState thread) {
    int at = System.identityHashCode(object) & (thread.vars.length - 1);
    SyncVar var = thread.vars[at];
    if (var == null || !var.refersTo(object)) {
      var = VARS.of(object);
      thread.vars[at] = var;
    }
    return var;
  }

  /** After an operation of the current thread that acquires. */
  @DontInline
  public static void acquire(Object object) {
    SyncVar found = VARS.find(object);
    if (found != null) {
      found.acquire(ThreadState.current());
    }
  }

  /** Before an operation of the current thread that releases; earlier releases stay in effect. */
  @DontInline
  public static void release(Object object) {
    VARS.of(object).release(ThreadState.current());
  }

  /** An operation of the current thread that does both. */
  @DontInline
  public static void both(Object object) {
    Edges.both(VARS.of(object));
  }

  // ---- locks, whose holding is told with a race ----

  /** The current thread has taken a lock; what was released to it is acquired. */
  @DontInline
  public static void locked(Object lock, int site, boolean shared) {
    ThreadState thread = ThreadState.current();
    SyncVar var = of(lock, thread);
    var.acquireByLock(thread);
    thread.took(lock, var, site, shared, true);
  }

  /** The current thread is about to give a lock back. */
  @DontInline
  public static void unlocking(Object lock, boolean shared) {
    ThreadState thread = ThreadState.current();
    thread.giveBack(lock, of(lock, thread), shared);
  }

  /**
   * The current thread holds a lock, and is about to wait for a condition of it or to signal one.
   */
  public static void handingOver(Object lock) {
    of(lock, ThreadState.current()).handsOver();
  }

  // ---- monitors ----

  /** Before {@code monitorenter}: the identity hash is taken while nobody holds the monitor. */
  @DontInline
  public static void prepare(Object monitor) {
    if (monitor != null) {
      var unused = of(monitor, ThreadState.current());
    }
  }

  /** After {@code monitorenter}, or at the begin of a synchronized method. */
  public static void entered(Object monitor, int site) {
    locked(monitor, site, false);
  }

  /** Before {@code monitorexit}, or at each end of a synchronized method. */
  public static void exiting(Object monitor) {
    unlocking(monitor, false);
  }
}
