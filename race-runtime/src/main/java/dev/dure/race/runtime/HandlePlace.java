package dev.dure.race.runtime;

import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link VarHandle} reaches: a field, an element of an array, or something else, of which
 * only the order is told and no race.
 *
 * <p>Its accesses other than plain ones never race with each other, but with plain accesses of the
 * same field or element, unless something orders them. So all of them are accesses of the location,
 * made with a clock that knows of the others' (and of nothing that the others knew): what still is
 * in conflict is a plain one. One limit comes with the memory of a single write: of two unordered
 * atomic writes only the later one is compared with plain accesses that follow.
 */
public final class HandlePlace extends WeakTable.Node {

  private static final WeakTable<HandlePlace> ALL = new WeakTable<>(HandlePlace::new);

  /** The number of the field, or -1 if it is none, or one of a class that is not instrumented. */
  private volatile int field = -1;

  private volatile boolean isVolatile;

  /** Whether it reaches a value of a memory segment whose offset is the second coordinate. */
  private volatile boolean isOfSegment;

  /** Of a static field. */
  private volatile @Nullable Class<?> declaring;

  private HandlePlace(Object handle, ReferenceQueue<Object> queue) {
    super(handle, queue);
  }

  /** A handle was made for a field that a class has or inherits. */
  public static void made(VarHandle handle, Class<?> type, String name, boolean isStatic) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      try {
        Class<?> shadow = c.getDeclaredField(Fields.SHADOW_PREFIX + name).getType();
        HandlePlace place = ALL.of(handle);
        place.isVolatile = shadow == SyncVar.class;
        place.declaring = isStatic ? c : null;
        place.field = Fields.add(c.getName(), name, isStatic);
        return;
      } catch (NoSuchFieldException e) {
        // In a superclass, or not instrumented.
      }
    }
  }

  /** A handle was made for a value at an offset in a memory segment. */
  public static void madeForSegment(VarHandle handle) {
    ALL.of(handle).isOfSegment = true;
  }

  /** What a handle reaches. */
  public static HandlePlace of(VarHandle handle) {
    return ALL.of(handle);
  }

  /**
   * By what accesses are ordered.
   *
   * @param handle itself
   * @param object the first coordinate; null for a static field
   * @param index the second one, or -1
   */
  public SyncVar var(VarHandle handle, @Nullable Object object, long index) {
    Object owner = owner(handle, object);
    if (field >= 0 && isVolatile) {
      Fields.Entry entry = Fields.get(field).located(owner);
      @Nullable Object known = Raw.getVolatile(owner, entry.offset());
      return Volatiles.of((SyncVar) known, owner, field);
    }
    SyncVar bytes = field >= 0 ? null : HandleBytes.var(object, index);
    return bytes != null ? bytes : Parts.of(owner, field >= 0 ? field : index);
  }

  /**
   * Whether a thread that has just read a value, other than by a plain access, has anything to
   * acquire or to remember. Mostly it has not. Where that is not easily known it has.
   *
   * @param acquires whether the read does
   */
  public boolean isNews(@Nullable Object object, boolean acquires, ThreadState thread) {
    Class<?> type = declaring;
    Object owner = type != null ? type : object;
    if (field < 0 || owner == null) {
      return true;
    }
    Fields.Entry entry = Fields.get(field).located(owner);
    @Nullable Object shadow = Raw.getVolatile(owner, entry.offset());
    if (isVolatile) {
      return acquires && shadow != null && ((SyncVar) shadow).isNews(thread);
    }
    if (!Detector.isRead((State) shadow, thread)) {
      return true;
    }
    SyncVar var = acquires ? Parts.find(owner, field) : null;
    return var != null && var.isNews(thread);
  }

  /** A plain access is about to be made. */
  public void plain(
      VarHandle handle, @Nullable Object object, long index, boolean write, int site) {
    access(handle, ThreadState.current(), owner(handle, object), index, write, site);
  }

  /** An access that is not plain was made; the caller has begun a step of the variable. */
  public void atomic(
      VarHandle handle, SyncVar var, @Nullable Object object, long index, boolean write, int site) {
    ThreadState thread = ThreadState.current();
    Clock own = thread.lend(var.atomics);
    try {
      access(handle, thread, owner(handle, object), index, write, site);
    } finally {
      thread.takeBack(own);
    }
    var.atomics = var.atomics.with(thread.slot, thread.epoch.time);
  }

  private void access(
      VarHandle handle, ThreadState thread, Object owner, long index, boolean write, int site) {
    if (field >= 0) {
      if (isVolatile) {
        return; // never a race: all accesses but those by plain handles are ordered
      }
      if (write) {
        Detector.write(owner, field, thread, site);
      } else {
        Detector.read(owner, field, thread, site);
      }
    } else if (isOfSegment) {
      HandleBytes.segment(handle, owner, index, thread, site, write);
    } else if (index < 0) {
      return;
    } else if (HandleBytes.isView(handle, owner)) {
      HandleBytes.view(handle, owner, index, thread, site, write);
    } else if (owner.getClass().isArray()) {
      if (write) {
        Arrays.write(owner, (int) index, thread, site);
      } else {
        Arrays.read(owner, (int) index, thread, site);
      }
    }
  }

  private Object owner(VarHandle handle, @Nullable Object object) {
    Class<?> known = declaring;
    return known != null ? known : object != null ? object : handle;
  }
}
