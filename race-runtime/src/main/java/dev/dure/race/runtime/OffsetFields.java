package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Which volatile field of a class lies at an offset: whoever reaches it by {@code Unsafe} shares
 * the {@link SyncVar} of those who reach it by its name.
 */
public final class OffsetFields extends WeakTable.Node {

  private static final WeakTable<OffsetFields> ALL = new WeakTable<>(OffsetFields::new);
  private static final int NONE = -1;

  private long[] offsets = {};
  private int[] fields = {};

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
    Class<?> type = object.getClass();
    int field = type.isArray() || type == Class.class ? NONE : ALL.of(type).field(type, offset);
    if (field == NONE) {
      return Parts.of(object, offset);
    }
    Fields.Entry entry = Fields.get(field).located(object);
    @Nullable Object known = Raw.getVolatile(object, entry.offset());
    return Volatiles.of((SyncVar) known, object, field);
  }

  private synchronized int field(Class<?> type, long offset) {
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] == offset) {
        return fields[i];
      }
    }
    int found = search(type, offset);
    offsets = java.util.Arrays.copyOf(offsets, offsets.length + 1);
    fields = java.util.Arrays.copyOf(fields, fields.length + 1);
    offsets[offsets.length - 1] = offset;
    fields[fields.length - 1] = found;
    return found;
  }

  private static int search(Class<?> type, long offset) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field shadow : c.getDeclaredFields()) {
        if (shadow.getType() == SyncVar.class
            && !Modifier.isStatic(shadow.getModifiers())
            && shadow.getName().startsWith(Fields.SHADOW_PREFIX)) {
          String name = shadow.getName().substring(Fields.SHADOW_PREFIX.length());
          if (isAt(c, name, offset)) {
            return Fields.add(c.getName(), name, false);
          }
        }
      }
    }
    return NONE;
  }

  private static boolean isAt(Class<?> declaring, String name, long offset) {
    try {
      return Raw.offset(declaring.getDeclaredField(name), false) == offset;
    } catch (NoSuchFieldException e) {
      return false;
    }
  }
}
