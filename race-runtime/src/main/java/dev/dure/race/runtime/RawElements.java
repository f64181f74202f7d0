package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/** Elements of arrays that are reached by offset, as {@code Unsafe} does it. */
public final class RawElements {

  private static final long BASE = Raw.elementOffset(0);
  private static final long SCALE = Raw.elementOffset(1) - BASE;

  private RawElements() {}

  /** Bytes of an array of primitives were accessed; nothing is told of anything else. */
  public static void access(
      @Nullable Object array, long offset, long count, boolean write, int site) {
    if (array != null && array.getClass().isArray()) {
      ArrayBytes.access(array, offset, count, ThreadState.current(), site, write);
    }
  }

  /** A reference in an array was accessed. */
  public static void access(Object[] array, long offset, boolean write, int site) {
    int index = (int) ((offset - BASE) / SCALE);
    if (write) {
      Arrays.write(array, index, ThreadState.current(), site);
    } else {
      Arrays.read(array, index, ThreadState.current(), site);
    }
  }
}
