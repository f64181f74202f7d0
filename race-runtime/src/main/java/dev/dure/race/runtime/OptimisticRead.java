package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread reads between {@code StampedLock.tryOptimisticRead} and {@code validate}. Such a
 * read may meet a writer, who holds the lock; then {@code validate} fails, and the program throws
 * away what it has read. So a race of such a read is not told until it is known what became of it:
 *
 * <pre>
 *   OPEN       since the stamp was given: races are kept
 *   DISCARDED  validation has failed. A race is dropped if the lock has to do with the write: it was
 *              made under the lock, or comes before the end of a hold of it, or its thread holds it.
 *              Any other is told: validation could as well have succeeded
 *   USED       validation has succeeded, or there was none: races are told
 * </pre>
 *
 * <p>If validation succeeds no writer had the lock since the stamp was given. Writers before are
 * acquired with the stamp, those after acquire what validation releases. So a race that is then
 * left is none that the lock prevents.
 *
 * <p>Where there is no validation, races are told when the thread ends, or has begun {@value #MOST}
 * more such reads: nothing else says that none will come. One that is open when the JVM ends is not
 * told.
 *
 * <p>An open read is an entry among the locks that the thread holds, and so each access remembers
 * in which it was made. Either side may find the race: the reader, or a writer who finds the read
 * in the location's state. Verdict and kept races change under a lock; a race that is found after
 * the verdict is treated by it at once, so none is left in a list that nobody looks at any more.
 */
public final class OptimisticRead {

  private static final int MOST = 8;

  private enum Verdict {
    OPEN,
    DISCARDED,
    USED
  }

  /** Who holds a lock alone, and what he knew when he took it. */
  private record Holder(ThreadInfo thread, Clock clock) {
    boolean covers(Epoch write) {
      return write.thread == thread || write.time <= clock.get(write.slot);
    }
  }

  /** A lock of which there are optimistic reads. */
  private static final class Lock extends WeakTable.Node {
    volatile @Nullable Holder holder;

    Lock(Object lock, ReferenceQueue<Object> queue) {
      super(lock, queue);
    }
  }

  private static final WeakTable<Lock> LOCKS = new WeakTable<>(Lock::new);

  private final WeakReference<Object> lock;
  private final String type;
  private final int identity;
  private final long stamp;

  private final SpinLock spin = new SpinLock();
  private Verdict verdict = Verdict.OPEN;
  private List<Conflict> kept = new ArrayList<>(0);

  private OptimisticRead(Object lock, long stamp) {
    this.lock = new WeakReference<>(lock);
    this.type = lock.getClass().getName();
    this.identity = System.identityHashCode(lock);
    this.stamp = stamp;
  }

  /** Two accesses that are not ordered, with all that is needed to tell of them. */
  record Conflict(
      State before, Epoch epoch, @Nullable Frame frame, int site, boolean write, String location) {

    /** The epoch of the read, or null if both have written. */
    @Nullable Epoch reader() {
      return !write ? epoch : before.isRead() ? before.epoch : null;
    }

    Epoch writer() {
      return write ? epoch : before.epoch;
    }

    boolean isOfTheSamePlaces(Conflict other) {
      return site == other.site && before.site() == other.before.site();
    }

    Race race() {
      Access later = new Access(write, epoch.thread, epoch.held, Sites.stack(site, frame));
      return new Race(location, Access.of(before), later);
    }
  }

  // ---- what the lock's model tells ----

  /** The current thread has got a stamp; 0 if the lock was held alone. */
  public static void begin(Object lock, long stamp) {
    ThreadState thread = ThreadState.current();
    Held held = thread.epoch.held;
    if (find(held, lock, stamp) != null) {
      return;
    }
    var unused = LOCKS.of(lock);
    thread.holds(Held.optimistic(held, new OptimisticRead(lock, stamp)));
    int open = 0;
    OptimisticRead oldest = null;
    for (Held h = held; h != null; h = h.before()) {
      if (h.optimistic != null) {
        open++;
        oldest = h.optimistic;
      }
    }
    if (oldest != null && open >= MOST) {
      thread.holds(Held.without(thread.epoch.held, oldest));
      oldest.decide(Verdict.USED);
    }
  }

  /** The current thread has had a stamp validated. What it reads from now on is decided anew. */
  public static void validated(Object lock, long stamp, boolean valid) {
    ThreadState thread = ThreadState.current();
    OptimisticRead found = find(thread.epoch.held, lock, stamp);
    if (found != null && (!valid || found.hasConflicts())) {
      Held rest = Held.without(thread.epoch.held, found);
      thread.holds(Held.optimistic(rest, new OptimisticRead(lock, stamp)));
      found.decide(valid ? Verdict.USED : Verdict.DISCARDED);
    }
  }

  /** The current thread has a lock alone. */
  public static void locked(Object lock) {
    Lock known = LOCKS.find(lock);
    if (known != null) {
      ThreadState thread = ThreadState.current();
      known.holder = new Holder(thread.info, thread.clock);
    }
  }

  /** The current thread, which had the lock alone, has told what it releases. */
  public static void unlocking(Object lock) {
    Lock known = LOCKS.find(lock);
    if (known != null) {
      known.holder = null;
    }
  }

  /** A thread ends, which validates nothing any more. */
  static void endAll(ThreadState thread) {
    for (Held h = thread.epoch.held; h != null; h = h.before()) {
      if (h.optimistic != null) {
        h.optimistic.decide(Verdict.USED);
      }
    }
  }

  private static @Nullable OptimisticRead find(@Nullable Held held, Object lock, long stamp) {
    for (Held h = held; h != null; h = h.before()) {
      OptimisticRead read = h.optimistic;
      if (read != null && read.stamp == stamp && read.lock.refersTo(lock)) {
        return read;
      }
    }
    return null;
  }

  // ---- races ----

  /** Whether a race is not to be told, or not yet. */
  static boolean defers(Conflict conflict) {
    Epoch reader = conflict.reader();
    for (Held h = reader == null ? null : reader.held; h != null; h = h.before()) {
      if (h.optimistic != null && h.optimistic.takes(conflict)) {
        return true;
      }
    }
    return false;
  }

  private boolean takes(Conflict conflict) {
    spin.lock();
    try {
      if (verdict == Verdict.OPEN) {
        for (Conflict other : kept) {
          if (other.isOfTheSamePlaces(conflict)) {
            return true;
          }
        }
        return kept.add(conflict);
      }
      if (verdict == Verdict.USED) {
        return false;
      }
    } finally {
      spin.unlock();
    }
    return isOfThisLock(conflict.writer());
  }

  private boolean hasConflicts() {
    spin.lock();
    try {
      return !kept.isEmpty();
    } finally {
      spin.unlock();
    }
  }

  private void decide(Verdict decided) {
    List<Conflict> conflicts;
    spin.lock();
    try {
      verdict = decided;
      conflicts = kept;
      kept = List.of();
    } finally {
      spin.unlock();
    }
    for (Conflict conflict : conflicts) {
      Findings.race(conflict); // which asks this one again, and others that were open
    }
  }

  /**
   * Whether the lock has to do with a write. The holder is asked first: who gives the lock back
   * tells of his writes before he is no holder any more.
   */
  private boolean isOfThisLock(Epoch write) {
    for (Held h = write.held; h != null; h = h.before()) {
      if (h.optimistic == null
          && !h.isShared()
          && h.identity() == identity
          && h.type().equals(type)) {
        return true;
      }
    }
    Object known = lock.get();
    if (known == null) {
      return false;
    }
    Holder holder = LOCKS.of(known).holder;
    return (holder != null && holder.covers(write)) || wasReleased(known, write);
  }

  /** Whether a write comes before what was released to a lock. */
  private static boolean wasReleased(Object lock, Epoch write) {
    ThreadState thread = ThreadState.current();
    Clock own = thread.clock;
    thread.clock = Clock.EMPTY; // to ask is not to acquire
    try {
      Syncs.of(lock).acquire(thread);
      return write.thread != thread.info && thread.knows(write);
    } finally {
      thread.clock = own;
    }
  }
}
