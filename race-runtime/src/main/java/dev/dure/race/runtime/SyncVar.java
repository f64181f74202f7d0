package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.util.List;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * What an object that orders threads (a lock, a latch, a volatile field …) tells whoever acquires
 * it: all that was released to it.
 *
 * <p>Each of its methods is one step. Where the real operation and this one must be one step, the
 * caller puts both between {@link #lock} and {@link #unlock}: then no thread that saw the old value
 * learns what came with the new one, which would hide a race.
 */
public final class SyncVar extends WeakTable.Node {

  private static final long LOCK = Raw.offset(SyncVar.class, "lock");
  private static final long LAST = Raw.offset(SyncVar.class, "last");

  @SuppressWarnings("UnusedVariable") // by its offset
  private volatile long lock;

  /** The latest release, and those before it if it did not know of them. */
  private @Nullable Epoch last;

  private @Nullable Releases rest;

  /** Of a lock: whether its holders wait for a condition, or signal it. */
  private volatile boolean handsOver;

  /** Of a lock: which others were waited for by its holders. Guarded by {@link LockOrder}. */
  @Nullable List<Nesting> nestings;

  /** The last change, where code looks at this before it changes it. */
  private volatile @Nullable Trail trail;

  /** The number of the volatile field that this is of, or -1; see {@link Fields}. */
  private int field = -1;

  /** Which atomic accesses have been made here; see {@link HandlePlace}. Only within a step. */
  Clock atomics = Clock.EMPTY;

  SyncVar(Object object, @Nullable ReferenceQueue<Object> queue) {
    super(object, queue);
  }

  /** A variable of a volatile field. */
  static SyncVar ofField(Object owner, int field) {
    SyncVar var = new SyncVar(owner, null);
    var.field = field;
    return var;
  }

  /** The last change; from now on there is one, if there was none. */
  Trail trail() {
    Trail known = trail;
    return known != null ? known : addTrail();
  }

  private Trail addTrail() {
    boolean begun = begin();
    try {
      Trail known = trail;
      if (known == null) {
        known = new Trail(last);
        trail = known;
      }
      return known;
    } finally {
      if (begun) {
        unlock();
      }
    }
  }

  /** In the program's words. */
  String describe() {
    Object object = get();
    if (object == null) {
      return "an object that is gone";
    }
    return field >= 0
        ? Fields.get(field).describe(object)
        : NamedKind.nameFor(object.getClass())
            + "@"
            + Integer.toHexString(System.identityHashCode(object));
  }

  /** Begins a step of the current thread, in which it may call the methods below. */
  @DontInline
  public void lock() {
    SpinLock.lock(this, LOCK);
  }

  /** Ends the step that {@link #lock} began. */
  public void unlock() {
    SpinLock.unlock(this, LOCK);
  }

  /** As {@link #lock}, but for a step that has begun; whether it is to be ended. */
  private boolean begin() {
    boolean begins = !SpinLock.isMine(this, LOCK);
    if (begins) {
      lock();
    }
    return begins;
  }

  /**
   * Whether there is anything here that a thread does not know. Asked without the lock, after the
   * thread has read the real value. Who wrote that value took the lock before, and told it here
   * before he gave the lock back. So if the lock is free, and all that is here is known, there is
   * nothing to acquire, whichever value it was. If not, both have to be done again as one step.
   *
   * <p>Stale values of the fields do no harm. The last release is read before the rest, and written
   * after it; and who knows of that release has learnt of it from this variable, under its lock, or
   * from what its thread released later, so that he sees what was written with it.
   */
  public boolean isNews(ThreadState thread) {
    if (!SpinLock.isFree(this, LOCK)) {
      return true;
    }
    Epoch released = (Epoch) Raw.getAcquire(this, LAST);
    if (released == null) {
      return false;
    }
    Releases more = rest;
    return thread.isNews(released) || (more != null && !more.areKnown(thread));
  }

  /** Whether the last release here happens-before what a thread does now; it may be stale. */
  boolean isKnown(ThreadState thread) {
    Epoch released = (Epoch) Raw.getAcquire(this, LAST);
    return released == null || thread.knows(released);
  }

  /** All that was released here happens-before what the thread does from now on. */
  @DontInline
  public void acquire(ThreadState thread) {
    boolean begun = begin();
    try {
      Epoch released = last;
      if (released != null) {
        thread.acquire(released);
        if (rest != null) {
          rest.tell(thread);
        }
      }
    } finally {
      if (begun) {
        unlock();
      }
    }
  }

  /** As {@link #acquire}, of a lock that has been taken. */
  @DontInline
  void acquireByLock(ThreadState thread) {
    if (handsOver) {
      thread.beforeHandOver();
      acquire(thread);
      return;
    }
    thread.beforeLock();
    try {
      acquire(thread);
    } finally {
      thread.afterLock();
    }
  }

  /**
   * Who holds this lock waits for a condition, or signals it: from now on who takes it after
   * another is taken to have waited for that one.
   */
  void handsOver() {
    handsOver = true;
  }

  boolean isHandOver() {
    return handsOver;
  }

  /**
   * All that the thread has done happens-before what an acquirer does, and all earlier releases
   * stay.
   */
  @DontInline
  public void release(ThreadState thread) {
    boolean begun = begin();
    Trail changes = trail;
    try {
      if (changes != null) {
        changes.changing(this, thread);
      }
      Epoch before = last;
      if (before != null && !thread.knows(before)) {
        rest = Releases.with(before, rest);
      } else if (rest != null && rest.areKnown(thread)) {
        rest = null;
      }
      Epoch released = thread.release();
      Raw.putRelease(this, LAST, released);
      if (changes != null) {
        changes.changed(this, thread, released);
      }
    } finally {
      if (begun) {
        unlock();
      }
    }
  }

  /** As {@link #acquire} and {@link #release}, in one step. */
  @DontInline
  void both(ThreadState thread) {
    boolean begun = begin();
    Trail changes = trail;
    try {
      if (changes != null) {
        changes.changing(this, thread); // before it learns of what was released here
      }
      acquire(thread);
      release(thread);
    } finally {
      if (begun) {
        unlock();
      }
    }
  }

  /** As {@link #release}, and who comes later learns of this release only. */
  @DontInline
  void releaseAlone(ThreadState thread) {
    boolean begun = begin();
    try {
      rest = null;
      last = thread.release();
    } finally {
      if (begun) {
        unlock();
      }
    }
  }
}
