package dev.dure.race.runtime;

import java.lang.invoke.VarHandle;
import java.nio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The memory that a {@link VarHandle} reaches by an offset in bytes: in a view of a byte array or
 * of a buffer, or in a memory segment.
 */
final class HandleBytes {

  private static final long ANYWHERE = -1;

  private HandleBytes() {}

  /**
   * By what accesses are ordered; null if it is no such memory. All who reach the same bytes have
   * the same. Where in a segment a handle reaches is not known of all handles, so there is one
   * variable for all of the segment's memory.
   */
  static @Nullable SyncVar var(@Nullable Object object, long index) {
    if (object instanceof Buffer buffer) {
      Object place = BufferShadow.place(buffer);
      if (place == null) {
        return null;
      }
      long begin = BufferShadow.begin(buffer);
      boolean isArray = place.getClass().isArray();
      return Parts.of(place, begin + index - (isArray ? Raw.arrayBase(place.getClass()) : 0));
    }
    return object != null && Segments.isSegment(object)
        ? Parts.of(Segments.place(object), ANYWHERE)
        : null;
  }

  /**
   * Whether a handle is a view of a byte array, or of a buffer; then its second coordinate is the
   * index of a byte.
   */
  static boolean isView(VarHandle handle, Object object) {
    return object instanceof Buffer || (object instanceof byte[] && handle.varType() != byte.class);
  }

  /** The bytes of a view are accessed. */
  static void view(
      VarHandle handle, Object object, long index, ThreadState thread, int site, boolean write) {
    int width = width(handle);
    if (object instanceof Buffer buffer) {
      BufferShadow.bytes(buffer, BufferShadow.LIMIT, index, width, write, thread, site);
    } else {
      long base = Raw.arrayBase(byte[].class);
      ArrayBytes.access(object, base + index, width, thread, site, write);
    }
  }

  /** The bytes of a value in a segment are accessed. */
  static void segment(
      VarHandle handle, Object segment, long offset, ThreadState thread, int site, boolean write) {
    Segments.access(segment, offset, width(handle), write, thread, site);
  }

  private static int width(VarHandle handle) {
    Class<?> type = handle.varType();
    if (type == byte.class || type == boolean.class) {
      return 1;
    }
    if (type == short.class || type == char.class) {
      return 2;
    }
    return type == int.class || type == float.class ? 4 : 8; // a segment is an address
  }
}
