package dev.dure.race.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/** A private field of a JDK class that a model must read, as the lock of a condition. */
public final class Inside {

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private final @Nullable Class<?> declaring;
  private final long offset;

  /** Where a static field is based; null for one of an object. */
  private final @Nullable Object base;

  private Inside(@Nullable Class<?> declaring, long offset, @Nullable Object base) {
    this.declaring = declaring;
    this.offset = offset;
    this.base = base;
  }

  /** A field of reference type; one that this JDK does not have reads as null. */
  public static Inside field(String className, String field) {
    try {
      return field(Class.forName(className, false, null), field);
    } catch (ClassNotFoundException e) {
      return new Inside(null, -1, null);
    }
  }

  /** As {@link #field(String, String)}. */
  public static Inside field(Class<?> declaring, String name) {
    try {
      Field field = declaring.getDeclaredField(name);
      boolean isStatic = Modifier.isStatic(field.getModifiers());
      Object base = isStatic ? Raw.staticBase(field) : null;
      return new Inside(declaring, Raw.offset(field, isStatic), base);
    } catch (NoSuchFieldException e) {
      return new Inside(null, -1, null);
    }
  }

  /** Where it is in an object; -1 if this JDK has no such field. */
  long offset() {
    return offset;
  }

  /** Whether this JDK has the field. */
  public boolean exists() {
    return declaring != null;
  }

  /** What it holds, or null if the object is of another class. */
  public @Nullable Object get(Object object) {
    Class<?> type = declaring;
    return type != null && type.isInstance(object) ? Raw.getVolatile(object, offset) : null;
  }

  /** What a static field holds; null as long as its class is not initialized. */
  public @Nullable Object get() {
    Object statics = base;
    return statics == null ? null : Raw.getVolatile(statics, offset);
  }

  /** What it holds if it is a boolean field; false if the object is of another class. */
  public boolean isTrue(Object object) {
    Class<?> type = declaring;
    return type != null && type.isInstance(object) && UNSAFE.getBoolean(object, offset);
  }

  /** What a long field holds. */
  public long getLong(Object object) {
    return UNSAFE.getLong(object, offset);
  }

  /** What an int field holds, read as volatile. */
  public int getInt(Object object) {
    return UNSAFE.getIntVolatile(object, offset);
  }

  /** Writes an int field as volatile. */
  public void setInt(Object object, int value) {
    UNSAFE.putIntVolatile(object, offset, value);
  }

  /** Replaces what an int field holds, if it is what was expected. */
  public boolean compareAndSetInt(Object object, int expected, int value) {
    return UNSAFE.compareAndSetInt(object, offset, expected, value);
  }
}
