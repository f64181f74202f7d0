package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.OffsetFields;
import dev.dure.race.runtime.SyncVar;
import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * {@code sun.misc.Unsafe}, volatile accesses: what they order is told, and no race of their own.
 * The JDK's internal class does the same, and does not warn.
 */
@MethodsOf("sun/misc/Unsafe")
public final class UnsafeAccessModel {

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private UnsafeAccessModel() {}

  /** Stands for {@code Unsafe.getObjectVolatile}. */
  public static @Nullable Object getObjectVolatile(
      Object unsafe, @Nullable Object object, long offset, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.acquire(var);
      return UNSAFE.getReferenceVolatile(object, offset);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putObjectVolatile}. */
  public static void putObjectVolatile(
      Object unsafe, @Nullable Object object, long offset, @Nullable Object value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putReferenceVolatile(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getIntVolatile}. */
  public static int getIntVolatile(Object unsafe, @Nullable Object object, long offset, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.acquire(var);
      return UNSAFE.getIntVolatile(object, offset);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putIntVolatile}. */
  public static void putIntVolatile(
      Object unsafe, @Nullable Object object, long offset, int value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putIntVolatile(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getLongVolatile}. */
  public static long getLongVolatile(
      Object unsafe, @Nullable Object object, long offset, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.acquire(var);
      return UNSAFE.getLongVolatile(object, offset);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putLongVolatile}. */
  public static void putLongVolatile(
      Object unsafe, @Nullable Object object, long offset, long value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putLongVolatile(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getBooleanVolatile}. */
  public static boolean getBooleanVolatile(
      Object unsafe, @Nullable Object object, long offset, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.acquire(var);
      return UNSAFE.getBooleanVolatile(object, offset);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putBooleanVolatile}. */
  public static void putBooleanVolatile(
      Object unsafe, @Nullable Object object, long offset, boolean value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putBooleanVolatile(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getByteVolatile}. */
  public static byte getByteVolatile(
      Object unsafe, @Nullable Object object, long offset, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.acquire(var);
      return UNSAFE.getByteVolatile(object, offset);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putByteVolatile}. */
  public static void putByteVolatile(
      Object unsafe, @Nullable Object object, long offset, byte value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putByteVolatile(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getShortVolatile}. */
  public static short getShortVolatile(
      Object unsafe, @Nullable Object object, long offset, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.acquire(var);
      return UNSAFE.getShortVolatile(object, offset);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putShortVolatile}. */
  public static void putShortVolatile(
      Object unsafe, @Nullable Object object, long offset, short value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putShortVolatile(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getCharVolatile}. */
  public static char getCharVolatile(
      Object unsafe, @Nullable Object object, long offset, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.acquire(var);
      return UNSAFE.getCharVolatile(object, offset);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putCharVolatile}. */
  public static void putCharVolatile(
      Object unsafe, @Nullable Object object, long offset, char value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putCharVolatile(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getFloatVolatile}. */
  public static float getFloatVolatile(
      Object unsafe, @Nullable Object object, long offset, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.acquire(var);
      return UNSAFE.getFloatVolatile(object, offset);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putFloatVolatile}. */
  public static void putFloatVolatile(
      Object unsafe, @Nullable Object object, long offset, float value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putFloatVolatile(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getDoubleVolatile}. */
  public static double getDoubleVolatile(
      Object unsafe, @Nullable Object object, long offset, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.acquire(var);
      return UNSAFE.getDoubleVolatile(object, offset);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putDoubleVolatile}. */
  public static void putDoubleVolatile(
      Object unsafe, @Nullable Object object, long offset, double value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putDoubleVolatile(object, offset, value);
    } finally {
      var.unlock();
    }
  }
}
