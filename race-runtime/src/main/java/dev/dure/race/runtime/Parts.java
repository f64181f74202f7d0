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

  private static final @Nullable Entry[] NONE = {};
  private static final long LOCK = Raw.offset(Parts.class, "lock");

  @SuppressWarnings("UnusedVariable") // by its offset
  private volatile long lock;

  /** Most objects have one part only. */
  private volatile @Nullable Entry first;

  private @Nullable Entry[] buckets = NONE;
  private int size;

  private Parts(Object object, ReferenceQueue<Object> queue) {
    super(object, queue);
  }

  /** The variable of a part; made when it is first asked for. */
  @DontInline
  public static SyncVar of(Object object, long part) {
    return ALL.of(object).part(object, part);
  }

  /** The variable of a part, or null if nobody has asked for it. */
  @DontInline
  static @Nullable SyncVar find(Object object, long part) {
    Parts parts = ALL.find(object);
    Entry entry = parts == null ? null : parts.first;
    if (parts == null || entry == null) {
      return null;
    }
    return entry.part == part ? entry.var : parts.part(object, part);
  }

  private SyncVar part(Object object, long part) {
    Entry known = first;
    if (known != null && known.part == part) {
      return known.var;
    }
    SpinLock.lock(this, LOCK);
    try {
      return known(object, part);
    } finally {
      SpinLock.unlock(this, LOCK);
    }
  }

  private SyncVar known(Object object, long part) {
    Entry one = first;
    if (one == null) {
      one = new Entry(part, new SyncVar(object, null), null);
      first = one;
    }
    if (one.part == part) {
      return one.var;
    }
    if (size >= buckets.length) {
      grow();
    }
    int at = bucket(part, buckets.length);
    for (Entry e = buckets[at]; e != null; e = e.next) {
      if (e.part == part) {
        return e.var;
      }
    }
    Entry made = new Entry(part, new SyncVar(object, null), buckets[at]);
    buckets[at] = made;
    size++;
    return made.var;
  }

  private void grow() {
    @Nullable Entry[] larger = new Entry[Math.max(4, buckets.length * 2)];
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
