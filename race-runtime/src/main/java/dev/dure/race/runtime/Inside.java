package dev.dure.race.runtime;

import java.lang.reflect.Field;
import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/** A private field of a JDK class that a model must read, as the lock of a condition. */
public final class Inside {

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private final @Nullable Class<?> declaring;
  private final long offset;

  private Inside(@Nullable Class<?> declaring, long offset) {
    this.declaring = declaring;
    this.offset = offset;
  }

  /** A field of reference type; one that this JDK does not have reads as null. */
  public static Inside field(String className, String field) {
    try {
      return field(Class.forName(className, false, null), field);
    } catch (ClassNotFoundException e) {
      return new Inside(null, -1);
    }
  }

  /** As {@link #field(String, String)}. */
  public static Inside field(Class<?> declaring, String name) {
    try {
      Field field = declaring.getDeclaredField(name);
      return new Inside(declaring, Raw.offset(field, false));
    } catch (NoSuchFieldException e) {
      return new Inside(null, -1);
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

  /** What it holds if it is a boolean field; false if the object is of another class. */
  public boolean isTrue(Object object) {
    Class<?> type = declaring;
    return type != null && type.isInstance(object) && UNSAFE.getBoolean(object, offset);
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
