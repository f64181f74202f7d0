package dev.dure.race.runtime;

import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * The few raw accesses that the checker needs: compare-and-set of a field that was added to a
 * class, whose {@code VarHandle} could only be had by linking in every class; and the id of a
 * thread, whose getter a subclass may override before JDK 19.
 *
 * <p>This is the JDK's internal class and not {@code sun.misc.Unsafe}, which prints a warning since
 * JDK 24. The agent opens the package to this module before this class is first used.
 */
final class Raw {

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final long THREAD_ID = UNSAFE.objectFieldOffset(Thread.class, "tid");
  private static final long ARRAY_BASE = arrayBase();
  private static final int ARRAY_SCALE = UNSAFE.arrayIndexScale(Object[].class);

  private Raw() {}

  /** By reflection: it became a {@code long} in JDK 25. */
  private static long arrayBase() {
    try {
      Object base =
          Unsafe.class.getMethod("arrayBaseOffset", Class.class).invoke(UNSAFE, Object[].class);
      return ((Number) base).longValue();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no Unsafe.arrayBaseOffset", e);
    }
  }

  static long idOf(Thread thread) {
    return UNSAFE.getLong(thread, THREAD_ID);
  }

  static long offset(java.lang.reflect.Field field, boolean isStatic) {
    return isStatic ? UNSAFE.staticFieldOffset(field) : UNSAFE.objectFieldOffset(field);
  }

  static Object staticBase(java.lang.reflect.Field field) {
    return UNSAFE.staticFieldBase(field);
  }

  static @Nullable Object getVolatile(Object object, long offset) {
    return UNSAFE.getReferenceVolatile(object, offset);
  }

  static boolean compareAndSet(
      Object object, long offset, @Nullable Object expected, @Nullable Object next) {
    return UNSAFE.compareAndSetReference(object, offset, expected, next);
  }

  static boolean compareAndSet(
      @Nullable Object[] array, int index, @Nullable Object expected, @Nullable Object next) {
    return UNSAFE.compareAndSetReference(
        array, ARRAY_BASE + (long) index * ARRAY_SCALE, expected, next);
  }

  static @Nullable Object getVolatile(@Nullable Object[] array, int index) {
    return UNSAFE.getReferenceVolatile(array, ARRAY_BASE + (long) index * ARRAY_SCALE);
  }
}
