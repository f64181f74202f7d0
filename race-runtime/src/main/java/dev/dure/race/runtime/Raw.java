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
  private static final long ARRAY_BASE = arrayBase(Object[].class);
  private static final int ARRAY_SCALE = UNSAFE.arrayIndexScale(Object[].class);
  private static final long CARRIER = carrierOffset();
  private static final long MOMENT = 20_000; // ns

  private Raw() {}

  /** By reflection: it became a {@code long} in JDK 25. */
  static long arrayBase(Class<?> type) {
    try {
      Object base = Unsafe.class.getMethod("arrayBaseOffset", Class.class).invoke(UNSAFE, type);
      return ((Number) base).longValue();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no Unsafe.arrayBaseOffset", e);
    }
  }

  /** Where a virtual thread has the thread that carries it; -1 before JDK 21. */
  private static long carrierOffset() {
    Inside carrier = Inside.field("java.lang.VirtualThread", "carrierThread");
    return carrier.offset();
  }

  /**
   * Lets the processor run others for some 70 us, and does not unmount a virtual thread. The permit
   * that {@code LockSupport.unpark} may have given to the thread is not lost: there is one
   * afterwards in any case, so that a later {@code park} may return for no reason, as it always
   * may.
   */
  static void sleepCarrier() {
    UNSAFE.park(false, MOMENT);
    Thread thread = Thread.currentThread();
    Object carrier = isVirtual(thread) ? UNSAFE.getReferenceVolatile(thread, CARRIER) : thread;
    if (carrier != null) {
      UNSAFE.unpark(carrier);
    }
  }

  /** Whether a thread is virtual; that can not be asked of it before JDK 21. */
  static boolean isVirtual(Thread thread) {
    return CARRIER >= 0 && thread.getClass().getName().equals("java.lang.VirtualThread");
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

  /** Of a class of the engine. */
  static long offset(Class<?> declaring, String field) {
    return UNSAFE.objectFieldOffset(declaring, field);
  }

  static long getLong(Object object, long offset) {
    return UNSAFE.getLongVolatile(object, offset);
  }

  static void putLongRelease(Object object, long offset, long value) {
    UNSAFE.putLongRelease(object, offset, value);
  }

  static boolean compareAndSetLong(Object object, long offset, long expected, long value) {
    return UNSAFE.compareAndSetLong(object, offset, expected, value);
  }

  static @Nullable Object getAcquire(Object object, long offset) {
    return UNSAFE.getReferenceAcquire(object, offset);
  }

  static void putRelease(Object object, long offset, Object value) {
    UNSAFE.putReferenceRelease(object, offset, value);
  }

  static void putVolatile(Object object, long offset, Object value) {
    UNSAFE.putReferenceVolatile(object, offset, value);
  }

  static @Nullable Object getVolatile(Object object, long offset) {
    return UNSAFE.getReferenceVolatile(object, offset);
  }

  static boolean compareAndSet(
      Object object, long offset, @Nullable Object expected, @Nullable Object next) {
    return UNSAFE.compareAndSetReference(object, offset, expected, next);
  }

  /** Where an array of references has an element. */
  static long elementOffset(int index) {
    return ARRAY_BASE + (long) index * ARRAY_SCALE;
  }
}
