package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Finds the state of the current thread: a hash table by the thread's id. A thread looks up only
 * itself, so what it finds it has put there; a stale view of the rest costs a second look and no
 * more. It is faster than a {@code ThreadLocal} (0.5 to 0.9 ns instead of 1.2 to 2.8), and a
 * virtual thread finds its own.
 */
final class Threads {

  /** An entry; the rest of a bucket never changes, so that it can be read without a lock. */
  private static final class Entry {
    final Thread thread;
    final ThreadState state;
    final @Nullable Entry next;

    Entry(Thread thread, ThreadState state, @Nullable Entry next) {
      this.thread = thread;
      this.state = state;
      this.next = next;
    }
  }

  private static final SpinLock LOCK = new SpinLock();
  private static volatile @Nullable Entry[] table = new Entry[256];
  private static int size;

  private Threads() {}

  static ThreadState current() {
    Thread thread = Thread.currentThread();
    @Nullable Entry[] entries = table;
    Entry entry = entries[(int) Raw.idOf(thread) & (entries.length - 1)];
    if (entry != null && entry.thread == thread) {
      return entry.state;
    }
    return search(thread, entry);
  }

  private static ThreadState search(Thread thread, @Nullable Entry first) {
    for (Entry entry = first; entry != null; entry = entry.next) {
      if (entry.thread == thread) {
        return entry.state;
      }
    }
    return add(thread);
  }

  private static ThreadState add(Thread thread) {
    ThreadState state = Starts.begin(thread);
    LOCK.lock();
    try {
      if (size >= table.length / 2) {
        grow();
      }
      put(table, thread, state);
      size++;
    } finally {
      LOCK.unlock();
    }
    return state;
  }

  private static void put(@Nullable Entry[] entries, Thread thread, ThreadState state) {
    int at = (int) Raw.idOf(thread) & (entries.length - 1);
    entries[at] = new Entry(thread, state, entries[at]);
  }

  private static void grow() {
    @Nullable Entry[] larger = new Entry[table.length * 2];
    for (Entry first : table) {
      for (Entry entry = first; entry != null; entry = entry.next) {
        put(larger, entry.thread, entry.state);
      }
    }
    table = larger;
  }

  /** Forgets a thread that is about to end; the thread itself calls this. */
  static void remove(Thread thread) {
    LOCK.lock();
    try {
      removeAlone(thread);
    } finally {
      LOCK.unlock();
    }
  }

  private static void removeAlone(Thread thread) {
    @Nullable Entry[] entries = table;
    int at = (int) Raw.idOf(thread) & (entries.length - 1);
    Entry kept = null;
    boolean found = false;
    for (Entry entry = entries[at]; entry != null; entry = entry.next) {
      if (entry.thread == thread) {
        found = true;
      } else {
        kept = new Entry(entry.thread, entry.state, kept);
      }
    }
    if (found) {
      entries[at] = kept;
      size--;
    }
  }
}
