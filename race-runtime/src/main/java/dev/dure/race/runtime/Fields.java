package dev.dure.race.runtime;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** The fields of instrumented classes: instrumented code names one by a number. */
public final class Fields {

  /** How the field is called in which the states of a field are. */
  public static final String SHADOW_PREFIX = "$dure$";

  /** A field and, once its class is known, where its shadow is. */
  static final class Entry {
    private final String className;
    private final String field;
    private final boolean isStatic;
    private volatile long offset = -1;

    Entry(String className, String field, boolean isStatic) {
      this.className = className;
      this.field = field;
      this.isStatic = isStatic;
    }

    long offset() {
      return offset;
    }

    /** The field as a race names it. */
    String describe(@Nullable Object object) {
      String name = simple(className) + "." + field;
      return isStatic || object == null
          ? name
          : name
              + " of "
              + object.getClass().getTypeName()
              + "@"
              + Integer.toHexString(System.identityHashCode(object));
    }

    private static String simple(String name) {
      return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Finds the shadow in the class that declares it, from the object or the class itself. */
    Entry located(Object objectOrClass) {
      if (offset < 0) {
        Class<?> c = isStatic ? (Class<?>) objectOrClass : objectOrClass.getClass();
        while (!c.getName().equals(className)) {
          c = c.getSuperclass();
        }
        try {
          Field shadow = c.getDeclaredField(SHADOW_PREFIX + field);
          // HotSpot bases the statics of a class in its Class object, which need not be kept here
          // then.
          if (isStatic && Raw.staticBase(shadow) != c) {
            throw new IllegalStateException("the statics of " + className + " are not based in it");
          }
          offset = Raw.offset(shadow, isStatic);
        } catch (NoSuchFieldException e) {
          throw new IllegalStateException(className + " has no shadow of " + field, e);
        }
      }
      return this;
    }
  }

  private static volatile Entry[] fields = new Entry[256];
  private static int count;

  private Fields() {}

  /**
   * A new field; called while its class is instrumented, which gets a field {@link
   * #SHADOW_PREFIX}{@code name} for it.
   *
   * @param className with dots
   * @return its number
   */
  public static synchronized int add(String className, String field, boolean isStatic) {
    if (count == fields.length) {
      fields = java.util.Arrays.copyOf(fields, 2 * count);
    }
    fields[count] = new Entry(className, field, isStatic);
    return count++;
  }

  static Entry get(int field) {
    return fields[field];
  }
}
