package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * The volatile fields that an object of the JDK reaches by name, as a field updater does. Their
 * {@link SyncVar} is the one that instrumented code uses for the same field; where their class is
 * not instrumented it is one of the object's own.
 */
public final class NamedFields extends WeakTable.Node {

  private static final WeakTable<NamedFields> ALL = new WeakTable<>(NamedFields::new);
  private static final int UNKNOWN = -1;

  private volatile int field = UNKNOWN;

  private NamedFields(Object accessor, ReferenceQueue<Object> queue) {
    super(accessor, queue);
  }

  /** An accessor reaches a field of the objects of a class. */
  public static void set(Object accessor, Class<?> declaring, String name) {
    if (hasVar(declaring, name)) {
      ALL.of(accessor).field = Fields.add(declaring.getName(), name, false);
    }
  }

  /** The variable of the field that an accessor reaches in an object. */
  public static SyncVar of(Object accessor, Object object) {
    NamedFields known = ALL.of(accessor);
    int field = known.field;
    if (field == UNKNOWN) {
      return Parts.of(object, System.identityHashCode(accessor));
    }
    Fields.Entry entry = Fields.get(field).located(object);
    @Nullable Object var = Raw.getVolatile(object, entry.offset());
    return Volatiles.of((SyncVar) var, object, field);
  }

  private static boolean hasVar(Class<?> declaring, String name) {
    try {
      return declaring.getDeclaredField(Fields.SHADOW_PREFIX + name).getType() == SyncVar.class;
    } catch (NoSuchFieldException e) {
      return false; // not instrumented
    }
  }
}
