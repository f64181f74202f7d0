package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Which field of a class lies at an offset: whoever reaches it by {@code Unsafe} shares the {@link
 * SyncVar}, or the states, of those who reach it by its name.
 */
public final class OffsetFields extends WeakTable.Node {

  private static final WeakTable<OffsetFields> ALL = new WeakTable<>(OffsetFields::new);
  private static final int NONE = -1;

  /**
   * What is at an offset. Never changed; another one takes its place.
   *
   * @param field its number, or {@link #NONE}
   * @param type of the field; {@code void} if there is none
   */
  private record Place(
      long offset,
      boolean isStatic,
      int field,
      boolean isVolatile,
      Class<?> type,
      @Nullable Place next) {}

  private final SpinLock lock = new SpinLock();
  private volatile @Nullable Place first;

  private OffsetFields(Object type, ReferenceQueue<Object> queue) {
    super(type, queue);
  }

  /**
   * By what accesses are ordered.
   *
   * @param object null for memory outside of the heap
   * @param offset in the object, or the address
   */
  public static SyncVar var(@Nullable Object object, long offset) {
    if (object == null) {
      return Parts.of(OffsetFields.class, offset);
    }
    Place place = object instanceof Class<?> ? null : place(object, offset);
    if (place == null || !place.isVolatile) {
      return Parts.of(object, offset);
    }
    Fields.Entry entry = Fields.get(place.field).located(object);
    @Nullable Object known = Raw.getVolatile(object, entry.offset());
    return Volatiles.of((SyncVar) known, object, place.field);
  }

  /**
   * A plain access was made. Of memory outside of the heap nothing is told, since nothing says what
   * the address belongs to.
   *
   * @param object whose field or element it is; for a static field the class
   * @param type of the value
   */
  public static void access(
      @Nullable Object object, long offset, Class<?> type, boolean write, int site) {
    Place place = object == null ? null : place(object, offset);
    if (object == null || place == null || place.type != type || place.isVolatile) {
      return;
    }
    if (write) {
      Detector.write(object, place.field, ThreadState.current(), site);
    } else {
      Detector.read(object, place.field, ThreadState.current(), site);
    }
  }

  /** Null if it is no object with fields. */
  private static @Nullable Place place(Object object, long offset) {
    boolean isStatic = object instanceof Class<?>;
    Class<?> type = isStatic ? (Class<?>) object : object.getClass();
    if (type.isArray()) {
      return null;
    }
    OffsetFields known = ALL.of(type);
    for (Place p = known.first; p != null; p = p.next) {
      if (p.offset == offset && p.isStatic == isStatic) {
        return p;
      }
    }
    return known.add(type, offset, isStatic);
  }

  /** Of two at once both are kept, and either will do. */
  private Place add(Class<?> type, long offset, boolean isStatic) {
    Field found = isStatic ? own(type, offset, true) : search(type, offset);
    boolean isVolatile = false;
    int number = NONE;
    if (found != null) {
      isVolatile = Modifier.isVolatile(found.getModifiers());
      number = Fields.add(found.getDeclaringClass().getName(), found.getName(), isStatic);
    }
    Class<?> kind =
        found == null ? void.class : found.getType().isPrimitive() ? found.getType() : Object.class;
    lock.lock();
    try {
      Place made = new Place(offset, isStatic, number, isVolatile, kind, first);
      first = made;
      return made;
    } finally {
      lock.unlock();
    }
  }

  private static @Nullable Field search(Class<?> type, long offset) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      Field found = own(c, offset, false);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The field with a shadow that a class has at an offset. */
  private static @Nullable Field own(Class<?> declaring, long offset, boolean isStatic) {
    for (Field shadow : declaring.getDeclaredFields()) {
      boolean isShadow =
          (shadow.getType() == SyncVar.class || shadow.getType() == State.class)
              && shadow.getName().startsWith(Fields.SHADOW_PREFIX);
      if (isShadow && Modifier.isStatic(shadow.getModifiers()) == isStatic) {
        String name = shadow.getName().substring(Fields.SHADOW_PREFIX.length());
        Field field = at(declaring, name, offset, isStatic);
        if (field != null) {
          return field;
        }
      }
    }
    return null;
  }

  private static @Nullable Field at(
      Class<?> declaring, String name, long offset, boolean isStatic) {
    try {
      Field field = declaring.getDeclaredField(name);
      return Raw.offset(field, isStatic) == offset ? field : null;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }
}
