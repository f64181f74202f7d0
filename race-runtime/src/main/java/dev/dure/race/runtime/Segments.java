package dev.dure.race.runtime;

import java.nio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a {@code MemorySegment} are. That class is not named here: the engine runs on
 * Java 17, too. What a segment has is read from its fields.
 *
 * <p>The owner of memory outside of the heap is the session of its arena, which is over when the
 * memory is freed; if the segment was made of a buffer, it is the buffer's. A session that belongs
 * to one thread needs no states: nobody else can reach the memory. The global session never ends,
 * but not all that has it was allocated for good: segments of addresses that native code has given
 * have it too, and that code may free them. So only what the global arena has allocated is
 * followed; see {@link #allocated}.
 */
public final class Segments {

  private static final String PACKAGE = "jdk.internal.foreign.";
  private static final Inside ADDRESS = Inside.field(PACKAGE + "NativeMemorySegmentImpl", "min");
  private static final Inside SCOPE = Inside.field(PACKAGE + "AbstractMemorySegmentImpl", "scope");
  private static final Inside LENGTH =
      Inside.field(PACKAGE + "AbstractMemorySegmentImpl", "length");
  private static final Inside ARRAY = Inside.field(PACKAGE + "HeapMemorySegmentImpl", "base");
  private static final Inside OFFSET = Inside.field(PACKAGE + "HeapMemorySegmentImpl", "offset");
  private static final Inside THREAD = Inside.field(PACKAGE + "MemorySessionImpl", "owner");
  private static final Inside HEAP = Inside.field(PACKAGE + "GlobalSession$HeapSession", "ref");

  /** Before there was a session of its own for what the heap keeps. */
  private static final Inside GLOBAL_HEAP = Inside.field(PACKAGE + "GlobalSession", "ref");

  private static final Inside LAYOUT_SIZE =
      Inside.field(PACKAGE + "layout.AbstractLayout", "byteSize");

  private static final @Nullable Class<?> GLOBAL_SESSION = find(PACKAGE + "GlobalSession");

  private static final AddressRanges GLOBAL = new AddressRanges();

  /** The class of the arenas that the JDK makes. */
  public static final String ARENA = PACKAGE + "ArenaImpl";

  private Segments() {}

  /** How long a segment is. */
  public static long size(Object segment) {
    return LENGTH.getLong(segment);
  }

  /** How many bytes a value of a layout has. */
  public static long sizeOf(Object layout) {
    return LAYOUT_SIZE.getLong(layout);
  }

  /** Bytes of a segment were read or written. */
  public static void access(Object segment, long offset, long count, boolean write, int site) {
    access(segment, offset, count, write, ThreadState.current(), site);
  }

  static void access(
      Object segment, long offset, long count, boolean write, ThreadState thread, int site) {
    Object array = ARRAY.get(segment);
    if (array != null) {
      long at = OFFSET.getLong(segment) + offset;
      ArrayBytes.access(array, at, count, thread, site, write);
      return;
    }
    Object owner = owner(segment);
    if (owner != null) {
      long address = ADDRESS.getLong(segment) + offset;
      OffHeap.of(owner).access(address, count, thread, site, write);
    }
  }

  /** An arena of the JDK has allocated a segment. */
  public static void allocated(Object segment) {
    if (ARRAY.get(segment) == null && isGlobal(SCOPE.get(segment))) {
      long address = ADDRESS.getLong(segment);
      GLOBAL.add(address, address + size(segment));
    }
  }

  /** Whether an object is a segment of this JDK. */
  static boolean isSegment(Object object) {
    return SCOPE.get(object) != null;
  }

  /** What all segments of the same memory have in common: an array, or a session. */
  static Object place(Object segment) {
    Object array = ARRAY.get(segment);
    if (array != null) {
      return array;
    }
    Object session = SCOPE.get(segment);
    Object kept = session == null ? segment : behind(session);
    Object place = kept instanceof Buffer buffer ? BufferShadow.place(buffer) : session;
    return place == null ? segment : place;
  }

  /** The object with which the memory of a segment is freed, if others can reach it. */
  static @Nullable Object owner(Object segment) {
    Object session = SCOPE.get(segment);
    if (session == null || THREAD.get(session) != null) {
      return null;
    }
    if (isGlobal(session)) {
      long address = ADDRESS.getLong(segment);
      return GLOBAL.contains(address, address + size(segment)) ? session : null;
    }
    Object behind = behind(session);
    if (behind instanceof Buffer) {
      return BufferShadow.owner(behind);
    }
    return behind == null ? session : null;
  }

  private static boolean isGlobal(@Nullable Object session) {
    return session != null && session.getClass() == GLOBAL_SESSION && behind(session) == null;
  }

  private static @Nullable Class<?> find(String className) {
    try {
      return Class.forName(className, false, null);
    } catch (ClassNotFoundException e) {
      return null; // this JDK has no segments
    }
  }

  /** What in the heap a session keeps alive, if that is what it is for. */
  private static @Nullable Object behind(Object session) {
    Object kept = HEAP.get(session);
    return kept != null ? kept : GLOBAL_HEAP.get(session);
  }
}
