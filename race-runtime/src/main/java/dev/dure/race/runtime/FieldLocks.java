package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * Locks that are taken straight from a field which is not final. If the field gets another object,
 * whoever takes the lock then is not excluded by who still has the old one. Told when a thread has
 * taken another lock from the field than a thread before, and
 *
 * <ul>
 *   <li>that one still has it: so both are inside;
 *   <li>or it has given it back, and nothing orders that before this hold: so both could have been.
 * </ul>
 *
 * A field that gets its lock anew when nobody uses it is fine, and is not told: then something
 * orders the last use of the old one before the first of the new one.
 */
public final class FieldLocks extends WeakTable.Node {

  private static final WeakTable<FieldLocks> ALL = new WeakTable<>(FieldLocks::new);

  /** Who has taken a lock from a field last. */
  private static final class Hold {
    final WeakReference<Object> lock;
    final ThreadInfo thread;

    /** Gone with the thread, which then holds nothing. */
    final WeakReference<ThreadState> state;

    final Held held;
    final @Nullable Frame frame;

    Hold(Object lock, ThreadState thread, Held held) {
      this.lock = new WeakReference<>(lock);
      this.thread = thread.info;
      this.state = new WeakReference<>(thread);
      this.held = held;
      this.frame = Calls.frame(thread);
    }

    boolean isBy(ThreadState other) {
      return thread == other.info;
    }

    /** Whether the thread that has taken it has it still. */
    boolean lasts() {
      ThreadState alive = state.get();
      for (Held h = alive == null ? null : alive.held(); h != null; h = h.before) {
        if (h.var == held.var) {
          return true;
        }
      }
      return false;
    }

    Access access() {
      return new Access(false, thread, Held.alone(held), Sites.stack(held.site(), frame));
    }
  }

  /** What is known of one field of the object. */
  private static final class Entry {
    final String field;
    final @Nullable Entry next;
    @Nullable Hold last;

    Entry(String field, @Nullable Entry next) {
      this.field = field;
      this.next = next;
    }
  }

  private final SpinLock lock = new SpinLock();
  private @Nullable Entry entries;

  private FieldLocks(Object owner, ReferenceQueue<Object> queue) {
    super(owner, queue);
  }

  /**
   * The current thread has taken a lock that it has read from a field just before.
   *
   * @param owner the object; of a static field the class
   * @param field see {@link Fields#add}
   */
  @DontInline
  public static void taken(Object owner, Object lock, ThreadState thread, int field) {
    Held hold = thread.held();
    if (thread.busy || hold == null || hold.isShared()) {
      return;
    }
    thread.busy = true;
    try {
      String name = Fields.get(field).describe(null);
      Hold before = ALL.of(owner).replace(name, lock, thread, hold);
      if (before != null && mayMeet(before, thread)) {
        String location = Fields.get(field).describe(owner);
        IneffectiveLock.Cause cause = IneffectiveLock.Cause.OF_FIELD;
        Access later = IneffectiveLock.hold(thread, hold);
        IneffectiveLock.tell(cause, location, hold, later, before.access());
      }
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }

  /** The hold before, if it was another thread's and of another lock. */
  private @Nullable Hold replace(String field, Object taken, ThreadState thread, Held hold) {
    lock.lock();
    try {
      Entry entry = entries;
      while (entry != null && !entry.field.equals(field)) {
        entry = entry.next;
      }
      if (entry == null) {
        entry = new Entry(field, entries);
        entries = entry;
      }
      Hold last = entry.last;
      boolean isSame = last != null && last.lock.refersTo(taken);
      if (last == null || !isSame || !last.isBy(thread)) {
        entry.last = new Hold(taken, thread, hold);
      }
      return last == null || isSame || last.isBy(thread) ? null : last;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Who gives a lock back tells its variable first, and is not told to have it from then on. So if
   * the earlier thread does not have it any more, what is in the variable is that release or a
   * later one, which knows of it.
   */
  private static boolean mayMeet(Hold before, ThreadState thread) {
    SyncVar old = before.held.var;
    return before.lasts() || (old != null && !old.isKnown(thread));
  }
}
