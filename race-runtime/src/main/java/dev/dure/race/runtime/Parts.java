package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/** A {@link SyncVar} for each part of an object: an element of an array, a phase of a phaser. */
public final class Parts extends WeakTable.Node {

  private static final WeakTable<Parts> ALL = new WeakTable<>(Parts::new);

  private static final class Entry {
    final long part;
    final SyncVar var;
    final @Nullable Entry next;

    Entry(long part, SyncVar var, @Nullable Entry next) {
      this.part = part;
      this.var = var;
      this.next = next;
    }
  }

  private final SpinLock lock = new SpinLock();
  private @Nullable Entry[] buckets = new Entry[4];
  private int size;

  private Parts(Object object, ReferenceQueue<Object> queue) {
    super(object, queue);
  }

  /** The variable of a part; made when it is first asked for. */
  @DontInline
  public static SyncVar of(Object object, long part) {
    return ALL.of(object).part(object, part);
  }

  private SyncVar part(Object object, long part) {
    lock.lock();
    try {
      return find(object, part);
    } finally {
      lock.unlock();
    }
  }

  private SyncVar find(Object object, long part) {
    int at = bucket(part, buckets.length);
    for (Entry e = buckets[at]; e != null; e = e.next) {
      if (e.part == part) {
        return e.var;
      }
    }
    if (size >= buckets.length) {
      grow();
      at = bucket(part, buckets.length);
    }
    Entry made = new Entry(part, new SyncVar(object, null), buckets[at]);
    buckets[at] = made;
    size++;
    return made.var;
  }

  private void grow() {
    @Nullable Entry[] larger = new Entry[buckets.length * 2];
    for (Entry first : buckets) {
      for (Entry e = first; e != null; e = e.next) {
        int at = bucket(e.part, larger.length);
        larger[at] = new Entry(e.part, e.var, larger[at]);
      }
    }
    buckets = larger;
  }

  private static int bucket(long part, int length) {
    return (int) (part ^ (part >>> 32)) & (length - 1);
  }
}
