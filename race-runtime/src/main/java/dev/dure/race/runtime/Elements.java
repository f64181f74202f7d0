package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * What those who put elements into a concurrent collection tell to those who read or take the same
 * element (package {@code java.util.concurrent}, memory consistency effects). An element is known
 * by its identity, in a map together with the hash of its key: a boxed value under one key is
 * another element than the same value under another.
 *
 * <p>Who reads all elements, or cannot say which, learns from all who have put one.
 */
public final class Elements extends WeakTable.Node {

  private static final WeakTable<Elements> ALL = new WeakTable<>(Elements::new);

  /** What was released with one element. */
  private static final class Entry extends WeakReference<Object> {
    final int hash;
    final int key;
    Epoch[] released = {};
    @Nullable Entry next;

    Entry(Object element, int hash, int key, ReferenceQueue<Object> queue) {
      super(element, queue);
      this.hash = hash;
      this.key = key;
    }
  }

  /** What was told of a put. */
  private static final class Put {
    final Epoch epoch;

    /** What had been released with any element, and came with that release from then on. */
    final Epoch[] replaced;

    /** The same for the element. */
    final Epoch[] replacedHere;

    Put(Epoch epoch, Epoch[] replaced, Epoch[] replacedHere) {
      this.epoch = epoch;
      this.replaced = replaced;
      this.replacedHere = replacedHere;
    }
  }

  private final SpinLock lock = new SpinLock();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private @Nullable Entry[] buckets = new Entry[16];
  private int size;

  /** What was released with any element. */
  private Epoch[] released = {};

  private Elements(Object collection, ReferenceQueue<Object> queue) {
    super(collection, queue);
  }

  /**
   * The current thread is about to put an element.
   *
   * @param key the hash of its key in a map, else 0
   * @return for {@link #undo}
   */
  @DontInline
  public static Object put(Object collection, int key, @Nullable Object element) {
    ThreadState thread = ThreadState.current();
    Epoch epoch = thread.release();
    return ALL.of(collection).add(thread, epoch, key, element == null ? collection : element);
  }

  /** What {@link #put} told did not happen. */
  public static void undo(Object collection, int key, @Nullable Object element, Object told) {
    Elements elements = ALL.find(collection);
    if (elements != null) {
      elements.remove((Put) told, key, element == null ? collection : element);
    }
  }

  /** The current thread has read or taken an element. */
  @DontInline
  public static void take(Object collection, int key, @Nullable Object element) {
    Elements elements = ALL.find(collection);
    if (elements != null) {
      elements.acquire(ThreadState.current(), key, element == null ? collection : element);
    }
  }

  /** The current thread has read or taken elements, and which is not known. */
  @DontInline
  public static void takeAny(Object collection) {
    Elements elements = ALL.find(collection);
    if (elements != null) {
      elements.acquire(ThreadState.current());
    }
  }

  private Put add(ThreadState thread, Epoch epoch, int key, Object element) {
    forgetGone();
    lock.lock();
    try {
      Entry entry = find(element, key);
      if (entry == null) {
        entry = insert(element, key);
      }
      Put put = new Put(epoch, known(released, thread), known(entry.released, thread));
      released = with(released, thread, epoch);
      entry.released = with(entry.released, thread, epoch);
      return put;
    } finally {
      lock.unlock();
    }
  }

  private void remove(Put put, int key, Object element) {
    lock.lock();
    try {
      released = without(released, put.epoch, put.replaced);
      Entry entry = find(element, key);
      if (entry != null) {
        entry.released = without(entry.released, put.epoch, put.replacedHere);
      }
    } finally {
      lock.unlock();
    }
  }

  private void acquire(ThreadState thread, int key, Object element) {
    lock.lock();
    try {
      Entry entry = find(element, key);
      if (entry != null) {
        for (Epoch epoch : entry.released) {
          thread.acquire(epoch);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void acquire(ThreadState thread) {
    lock.lock();
    try {
      for (Epoch epoch : released) {
        thread.acquire(epoch);
      }
    } finally {
      lock.unlock();
    }
  }

  /** With one more; what the releasing thread knows already is left out, it comes with that one. */
  private static Epoch[] with(Epoch[] before, ThreadState thread, Epoch added) {
    int count = 1;
    for (Epoch epoch : before) {
      count += thread.knows(epoch) ? 0 : 1;
    }
    Epoch[] result = new Epoch[count];
    for (Epoch epoch : before) {
      if (!thread.knows(epoch)) {
        result[--count] = epoch;
      }
    }
    result[0] = added;
    return result;
  }

  /** Those that the thread knows. */
  private static Epoch[] known(Epoch[] all, ThreadState thread) {
    int count = 0;
    for (Epoch epoch : all) {
      count += thread.knows(epoch) ? 1 : 0;
    }
    Epoch[] result = new Epoch[count];
    for (Epoch epoch : all) {
      if (thread.knows(epoch)) {
        result[--count] = epoch;
      }
    }
    return result;
  }

  /** Without one, and with those again that were left out for it; it may be one of them. */
  private static Epoch[] without(Epoch[] before, Epoch removed, Epoch[] again) {
    Epoch[] result = java.util.Arrays.copyOf(again, again.length + before.length);
    int count = again.length;
    for (Epoch epoch : before) {
      if (epoch != removed) {
        result[count++] = epoch;
      }
    }
    return java.util.Arrays.copyOf(result, count);
  }

  private @Nullable Entry find(Object element, int key) {
    int hash = hash(element, key);
    for (Entry e = buckets[hash & (buckets.length - 1)]; e != null; e = e.next) {
      if (e.key == key && e.refersTo(element)) {
        return e;
      }
    }
    return null;
  }

  /** The queue has a lock of its own, so this one is not held while it is asked. */
  private void forgetGone() {
    for (Object dead = gone.poll(); dead != null; dead = gone.poll()) {
      lock.lock();
      try {
        unlink((Entry) dead);
      } finally {
        lock.unlock();
      }
    }
  }

  private Entry insert(Object element, int key) {
    if (size >= buckets.length) {
      grow();
    }
    int hash = hash(element, key);
    int at = hash & (buckets.length - 1);
    Entry made = new Entry(element, hash, key, gone);
    made.next = buckets[at];
    buckets[at] = made;
    size++;
    return made;
  }

  private void unlink(Entry dead) {
    int at = dead.hash & (buckets.length - 1);
    Entry previous = null;
    for (Entry e = buckets[at]; e != null; previous = e, e = e.next) {
      if (e == dead) {
        if (previous == null) {
          buckets[at] = e.next;
        } else {
          previous.next = e.next;
        }
        size--;
        return;
      }
    }
  }

  private void grow() {
    @Nullable Entry[] larger = new Entry[buckets.length * 2];
    for (Entry first : buckets) {
      Entry e = first;
      while (e != null) {
        Entry next = e.next;
        int at = e.hash & (larger.length - 1);
        e.next = larger[at];
        larger[at] = e;
        e = next;
      }
    }
    buckets = larger;
  }

  private static int hash(Object element, int key) {
    return WeakTable.spread(System.identityHashCode(element) ^ (key * 31));
  }
}
