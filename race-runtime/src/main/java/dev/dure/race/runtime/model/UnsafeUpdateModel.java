package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.OffsetFields;
import dev.dure.race.runtime.SyncVar;
import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * {@code sun.misc.Unsafe}, ordered writes, and reads and writes in one step: what they order is
 * told, and no race of their own. The JDK's internal class does the same, and does not warn.
 */
@MethodsOf("sun/misc/Unsafe")
public final class UnsafeUpdateModel {

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private UnsafeUpdateModel() {}

  /** Stands for {@code Unsafe.putOrderedObject}. */
  public static void putOrderedObject(
      Object unsafe, @Nullable Object object, long offset, @Nullable Object value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putReferenceRelease(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.compareAndSwapObject}. */
  public static boolean compareAndSwapObject(
      Object unsafe,
      @Nullable Object object,
      long offset,
      @Nullable Object expected,
      @Nullable Object value,
      int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      return Edges.swapped(var, UNSAFE.compareAndSetReference(object, offset, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getAndSetObject}. */
  public static @Nullable Object getAndSetObject(
      Object unsafe, @Nullable Object object, long offset, @Nullable Object value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.both(var);
      return UNSAFE.getAndSetReference(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putOrderedInt}. */
  public static void putOrderedInt(
      Object unsafe, @Nullable Object object, long offset, int value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putIntRelease(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.compareAndSwapInt}. */
  public static boolean compareAndSwapInt(
      Object unsafe, @Nullable Object object, long offset, int expected, int value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      return Edges.swapped(var, UNSAFE.compareAndSetInt(object, offset, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getAndSetInt}. */
  public static int getAndSetInt(
      Object unsafe, @Nullable Object object, long offset, int value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.both(var);
      return UNSAFE.getAndSetInt(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getAndAddInt}. */
  public static int getAndAddInt(
      Object unsafe, @Nullable Object object, long offset, int delta, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.both(var);
      return UNSAFE.getAndAddInt(object, offset, delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.putOrderedLong}. */
  public static void putOrderedLong(
      Object unsafe, @Nullable Object object, long offset, long value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.release(var);
      UNSAFE.putLongRelease(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.compareAndSwapLong}. */
  public static boolean compareAndSwapLong(
      Object unsafe, @Nullable Object object, long offset, long expected, long value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      return Edges.swapped(var, UNSAFE.compareAndSetLong(object, offset, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getAndSetLong}. */
  public static long getAndSetLong(
      Object unsafe, @Nullable Object object, long offset, long value, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.both(var);
      return UNSAFE.getAndSetLong(object, offset, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code Unsafe.getAndAddLong}. */
  public static long getAndAddLong(
      Object unsafe, @Nullable Object object, long offset, long delta, int site) {
    SyncVar var = OffsetFields.var(object, offset);
    var.lock();
    try {
      Edges.both(var);
      return UNSAFE.getAndAddLong(object, offset, delta);
    } finally {
      var.unlock();
    }
  }
}
