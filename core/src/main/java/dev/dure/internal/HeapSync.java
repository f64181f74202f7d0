package dev.dure.internal;

import dev.dure.AbandonedLockException;
import dev.dure.DeadOwner;
import dev.dure.OwnerDeath;
import java.time.Instant;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * The states of a {@link HeapLock}: a {@code ReentrantLock} whose owner may die.
 *
 * <h2>States</h2>
 *
 * <pre>
 *   0                  free
 *   n > 0              held n times by the owner
 *   RECOVERING + n     the same, and the owner is in recover(): it runs a repair
 *   ABANDONED          the owner died, and nobody has recovered the lock
 *
 *   0 → n              any thread, by CAS, then it writes itself as owner          (grant)
 *   ABANDONED →
 *     RECOVERING + 1   any thread, by CAS, then it writes itself as owner          (grant)
 *   n → n ± 1          the owner only
 *   n → 0              the owner only; it clears the owner field first             (release)
 *   RECOVERING + n
 *     → ABANDONED      the owner only; it clears the owner field first             (repair threw)
 *   held by the dead
 *     → ABANDONED or 0 any thread, under this object's monitor; see below          (death)
 * </pre>
 *
 * The owner field is the plain field of {@code AbstractOwnableSynchronizer}, so that thread dumps
 * and the JVM's deadlock detection show it. Every thread can trust it to say "this is me", since
 * only a thread itself writes its own name there; what it says of others may be stale.
 *
 * <h2>Why a live owner is never robbed</h2>
 *
 * {@link #noticeDeath} reads a thread X from the owner field and finds {@code !X.isAlive()}. By JLS
 * 17.4.5 everything that X did happens-before that answer. Then, under the monitor, it reads the
 * owner field once more, and goes on only if that still is X. Say that it is:
 *
 * <ol>
 *   <li>Of X's own writes to the field (X when it was granted the lock, null before it gave it
 *       back) the read must see the last or a write that is not ordered before it, since all of
 *       them happen-before the read. It saw X: so X's last write was X, and X ended while it held
 *       the lock.
 *   <li>No other thread has ended this hold of X before: that is done under the same monitor, after
 *       it wrote null to the field; this null would be ordered after X's writes and before our
 *       read, and the read could not see X.
 *   <li>So the state is what X left, more than 0. Nobody else can change it: from such a state all
 *       others can only do what we do, and for that they need the monitor. A plain write of the new
 *       state is enough.
 * </ol>
 *
 * A recoverer or the next owner that came in between has either overwritten the field or is ordered
 * after the null of (2), so the stale reader finds no X and does nothing. An ABA is impossible,
 * since a dead thread never writes its name again.
 *
 * <h2>Why no waiter is lost</h2>
 *
 * A thread that waits is announced ({@link HeapLock#beginWait}) before its last look at the state.
 * Whoever makes the state one in which waiters can go on (free or abandoned) wakes them afterwards:
 * the first of the queue by {@code release}, and that one wakes the next when it gives up with an
 * exception, as {@code AbstractQueuedSynchronizer} does for a cancelled node. If an owner dies and
 * nobody asks for the lock any more, then {@link OwnerWatch} asks. Should a wake-up be lost all the
 * same (the thread that was to wake ended between the two steps), the watch repeats it.
 */
final class HeapSync extends AbstractQueuedSynchronizer {

  private static final long serialVersionUID = 1L;

  private static final int ABANDONED = -1;
  private static final int RECOVERING = 1 << 30;

  /** The largest number of holds. */
  static final int MAX_HOLDS = RECOVERING - 1;

  /** For {@code release}: change nothing, wake the first of the queue. */
  private static final int WAKE = 0;

  private final transient HeapLock lock;
  private final transient OwnerDeath ownerDeath;

  /** Grants so far; only the owner reads or writes it. */
  private long epoch;

  /** Written before the state becomes ABANDONED, read after it was seen so. */
  private transient @Nullable DeadOwner dead;

  HeapSync(HeapLock lock, OwnerDeath ownerDeath) {
    this.lock = lock;
    this.ownerDeath = ownerDeath;
  }

  @Override
  protected boolean tryAcquire(int holds) {
    lock.heap().requireOpenNow();
    Thread current = Thread.currentThread();
    do {
      int state = getState();
      if (state == 0) {
        if (compareAndSetState(0, holds)) {
          granted(current);
          return true;
        }
        return false;
      }
      if (state == ABANDONED) {
        throw abandoned();
      }
      if (getExclusiveOwnerThread() == current) {
        if ((state & MAX_HOLDS) + holds > MAX_HOLDS) {
          throw new Error(
              "Maximum lock count exceeded: " + lock + " is held " + MAX_HOLDS + " times.");
        }
        setState(state + holds);
        return true;
      }
    } while (noticeDeath());
    return false;
  }

  @Override
  protected boolean tryRelease(int holds) {
    if (holds == WAKE) {
      return true;
    }
    int state = getState();
    requireHeld();
    if ((state & MAX_HOLDS) != holds) {
      setState(state - holds);
      return false;
    }
    requireNoRepair("give back the last hold of");
    setExclusiveOwnerThread(null);
    setState(0);
    return true;
  }

  @Override
  protected boolean isHeldExclusively() {
    return getExclusiveOwnerThread() == Thread.currentThread();
  }

  private void granted(Thread owner) {
    setExclusiveOwnerThread(owner);
    epoch++;
  }

  /** Throws unless the current thread holds the lock. */
  void requireHeld() {
    if (!isHeldExclusively()) {
      Thread owner = getState() > 0 ? getExclusiveOwnerThread() : null;
      throw new IllegalMonitorStateException(
          String.format(
              "%s is not held by the current thread, %s; it is held by %s. Take it with lock()"
                  + " first.",
              lock, describe(Thread.currentThread()), owner == null ? "nobody" : describe(owner)));
    }
  }

  /**
   * Throws if the owner, the current thread, is about to let others in before its repair is done.
   */
  void requireNoRepair(String what) {
    if ((getState() & RECOVERING) != 0) {
      throw new IllegalMonitorStateException(
          String.format(
              "A repair cannot %s %s: others would meet what it has not yet made whole.",
              what, lock));
    }
  }

  /** Who died, as an exception; the state is ABANDONED. */
  AbandonedLockException abandoned() {
    DeadOwner last = dead;
    if (last == null) {
      throw new AssertionError("abandoned by nobody: " + lock);
    }
    return new AbandonedLockException(lock.toString(), last);
  }

  /**
   * Looks whether the owner has died; if so makes the lock abandoned or free, and wakes all.
   *
   * @return whether the state may have changed, so that the caller should look at it again
   */
  boolean noticeDeath() {
    Thread owner = getExclusiveOwnerThread();
    if (owner == null || owner.isAlive()) {
      return false;
    }
    DeadOwner died = new DeadOwner(describe(owner), Instant.now());
    synchronized (this) {
      if (getExclusiveOwnerThread() != owner) {
        return true;
      }
      dead = died;
      setExclusiveOwnerThread(null);
      setState(ownerDeath == OwnerDeath.ABANDON ? ABANDONED : 0);
    }
    lock.wakeAll();
    OwnerDeaths.tell(
        lock.space().toString(), lock.name().orElse(""), died.description(), ownerDeath);
    return true;
  }

  /** Takes an abandoned lock for a repair. */
  boolean beginRecovery() {
    if (!compareAndSetState(ABANDONED, RECOVERING | 1)) {
      return false;
    }
    granted(Thread.currentThread());
    return true;
  }

  /** The repair is done: gives back the recovery's own hold, and wakes the next. */
  void endRecovery() {
    int left = (getState() & MAX_HOLDS) - 1;
    if (left == 0) {
      setExclusiveOwnerThread(null);
    }
    setState(left);
    wakeFirst();
  }

  /** The repair threw: the lock is abandoned again, by the same dead owner. */
  void failRecovery() {
    setExclusiveOwnerThread(null);
    setState(ABANDONED);
  }

  /** Wakes the first of the queue, that it look again. */
  void wakeFirst() {
    release(WAKE);
  }

  boolean isAbandoned() {
    return getState() == ABANDONED;
  }

  boolean isRecovering() {
    int state = getState();
    return state > 0 && (state & RECOVERING) != 0;
  }

  boolean isLocked() {
    return getState() > 0;
  }

  int holdsOfCurrentThread() {
    return isHeldExclusively() ? getState() & MAX_HOLDS : 0;
  }

  /** The number of the present grant; the caller holds the lock. */
  long epoch() {
    return epoch;
  }

  @SuppressWarnings("deprecation") // threadId() came with 19
  private static String describe(Thread thread) {
    return "thread \"" + thread.getName() + "\" #" + thread.getId();
  }
}
