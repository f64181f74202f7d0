package dev.dure.race.runtime.model;

import dev.dure.race.runtime.OffsetFields;
import dev.dure.race.runtime.RawElements;
import org.jspecify.annotations.Nullable;

/**
 * Plain accesses by {@code sun.misc.Unsafe} to fields and to elements of arrays, told after the
 * call. The type of the value is known by its first letter, as in descriptors; a reference is an L.
 */
public final class UnsafeWatch {

  private UnsafeWatch() {}

  /** After {@code getInt(object, offset)} and its like. */
  public static void get(Object unsafe, @Nullable Object object, long offset, int type, int site) {
    access(object, offset, type, false, site);
  }

  /** After {@code putInt(object, offset, value)} and its like. */
  public static void put(Object unsafe, @Nullable Object object, long offset, int type, int site) {
    access(object, offset, type, true, site);
  }

  /** After {@code copyMemory(from, fromOffset, to, toOffset, bytes)}. */
  public static void copyMemory(
      Object unsafe,
      @Nullable Object from,
      long fromOffset,
      @Nullable Object to,
      long toOffset,
      long count,
      int site) {
    RawElements.access(from, fromOffset, count, false, site);
    RawElements.access(to, toOffset, count, true, site);
  }

  /** After {@code setMemory(object, offset, bytes, value)}. */
  public static void setMemory(
      Object unsafe, @Nullable Object object, long offset, long count, int site) {
    RawElements.access(object, offset, count, true, site);
  }

  private static void access(
      @Nullable Object object, long offset, int type, boolean write, int site) {
    if (object instanceof Object[] array) {
      RawElements.access(array, offset, write, site);
    } else if (object != null && object.getClass().isArray()) {
      RawElements.access(object, offset, width(type), write, site);
    } else {
      OffsetFields.access(object, offset, kind(type), write, site);
    }
  }

  private static int width(int type) {
    return switch (type) {
      case 'Z', 'B' -> Byte.BYTES;
      case 'S', 'C' -> Short.BYTES;
      case 'I', 'F' -> Integer.BYTES;
      default -> Long.BYTES;
    };
  }

  private static Class<?> kind(int type) {
    return switch (type) {
      case 'Z' -> boolean.class;
      case 'B' -> byte.class;
      case 'S' -> short.class;
      case 'C' -> char.class;
      case 'I' -> int.class;
      case 'F' -> float.class;
      case 'J' -> long.class;
      case 'D' -> double.class;
      default -> Object.class;
    };
  }
}
