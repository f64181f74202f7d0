package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.nio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What the checker remembers of a {@link Buffer}: the states of what the object itself has
 * (position, limit, mark), and where the bytes are, whose states it shares with all who reach the
 * same bytes.
 */
public final class BufferShadow extends WeakTable.Node {

  // What of the object a call reads; shifted by WRITES, what it writes.
  public static final int POSITION = 1;
  public static final int LIMIT = 2;
  public static final int MARK = 4;
  public static final int WRITES = 3;

  private static final String[] NAMES = {"position", "limit", "mark"};

  private static final WeakTable<BufferShadow> ALL = new WeakTable<>(BufferShadow::new);

  private static final Inside ADDRESS = Inside.field(Buffer.class, "address");
  private static final Inside SEGMENT = Inside.field(Buffer.class, "segment");

  /** Of each class of buffers: the array; the buffer behind a view; what frees the memory. */
  private record Kind(@Nullable Inside array, @Nullable Inside behind, @Nullable Inside owner) {}

  private static final ClassValue<Kind> KINDS =
      new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
          return new Kind(field(type, "hb"), field(type, "bb"), field(type, "att"));
        }
      };

  private final @Nullable State[] states = new State[NAMES.length];
  private final long address;

  /** Null if the bytes are in an array, or in no memory that two could share. */
  private final @Nullable OffHeap memory;

  private BufferShadow(Object buffer, ReferenceQueue<Object> queue) {
    super(buffer, queue);
    this.address = ADDRESS.getLong(buffer);
    Object owner = array((Buffer) buffer) != null ? null : owner(buffer);
    this.memory = owner == null ? null : OffHeap.of(owner);
  }

  /** What is remembered of a buffer. */
  static BufferShadow of(Buffer buffer) {
    return ALL.of(buffer);
  }

  /**
   * What the buffer object itself has was read or written.
   *
   * @param mask of {@link #POSITION} and the others
   */
  public static void object(Buffer buffer, int mask, int site) {
    of(buffer).object(buffer, mask, ThreadState.current(), site);
  }

  /**
   * Bytes of a buffer were read or written, and what of the object says where they are.
   *
   * @param index of the first one
   */
  public static void bytes(
      Buffer buffer, int mask, long index, long count, boolean write, int site) {
    bytes(buffer, mask, index, count, write, ThreadState.current(), site);
  }

  static void bytes(
      Buffer buffer,
      int mask,
      long index,
      long count,
      boolean write,
      ThreadState thread,
      int site) {
    BufferShadow shadow = of(buffer);
    shadow.object(buffer, mask, thread, site);
    shadow.bytes(buffer, index, count, thread, site, write);
  }

  /**
   * What a place in a buffer is known by to those who order others by accesses of it: the array or
   * the owner of the memory, or null.
   */
  static @Nullable Object place(Buffer buffer) {
    Object array = array(buffer);
    return array != null ? array : owner(buffer);
  }

  /** Where the bytes begin: in the array, as {@code Unsafe} has it, or the address. */
  static long begin(Buffer buffer) {
    return ADDRESS.getLong(buffer);
  }

  private void bytes(
      Buffer buffer, long index, long count, ThreadState thread, int site, boolean write) {
    if (memory != null) {
      memory.access(address + index, count, thread, site, write);
      return;
    }
    Object array = array(buffer);
    if (array != null) {
      ArrayBytes.access(array, address + index, count, thread, site, write);
    }
  }

  private void object(Buffer buffer, int mask, ThreadState thread, int site) {
    for (int i = 0; i < states.length; i++) {
      boolean write = (mask >>> (WRITES + i) & 1) != 0;
      if (write || (mask >>> i & 1) != 0) {
        object(buffer, i, thread, site, write);
      }
    }
  }

  private void object(Buffer buffer, int which, ThreadState thread, int site, boolean write) {
    State before = states[which];
    if (write ? Detector.isWritten(before, thread) : Detector.isRead(before, thread)) {
      return;
    }
    for (State conflict : thread.access(states, Raw.elementOffset(which), site, write)) {
      Findings.race(conflict, thread, site, write, describe(buffer, NAMES[which]));
    }
  }

  private static String describe(Buffer buffer, String field) {
    return "Buffer."
        + field
        + " of "
        + buffer.getClass().getTypeName()
        + "@"
        + Integer.toHexString(System.identityHashCode(buffer));
  }

  /** The array in which the bytes are, or null. */
  private static @Nullable Object array(Buffer buffer) {
    Kind kind = KINDS.get(buffer.getClass());
    Object behind = kind.behind == null ? null : kind.behind.get(buffer);
    if (behind != null) {
      return array((Buffer) behind);
    }
    return kind.array == null ? null : kind.array.get(buffer);
  }

  /** The object with which the memory is freed; null if there is none, or one thread's memory. */
  static @Nullable Object owner(Object buffer) {
    Object at = buffer;
    while (true) {
      Object segment = SEGMENT.get(at);
      if (segment != null) {
        return Segments.owner(segment);
      }
      Kind kind = KINDS.get(at.getClass());
      Inside link = kind.behind != null ? kind.behind : kind.owner;
      if (link == null) {
        return null; // reads characters of a CharSequence
      }
      if (!(link.get(at) instanceof Buffer next)) {
        return at;
      }
      at = next;
    }
  }

  private static @Nullable Inside field(Class<?> type, String name) {
    for (Class<?> c = type; c != null && c != Buffer.class; c = c.getSuperclass()) {
      Inside field = Inside.field(c, name);
      if (field.exists()) {
        return field;
      }
    }
    return null;
  }
}
