package dev.dure.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dure.SpaceClosedException;
import dev.dure.linux.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A file's place in the addresses of this process, and the accesses that the JDK does not check:
 * the CAS of a lock's word, and the volatile accesses of single values.
 *
 * <p>The JDK checks bounds and liveness at each access to a {@link MemorySegment}. Beside a locked
 * instruction the chain of loads for that check cannot be hidden: with it an uncontended lock and
 * unlock takes 5.1 ns and in stretches of seconds 7 to 9, without it 4.8; and a read 2.3 ns instead
 * of 1. So what has one fixed place goes there by its address; whoever asks for it has checked once
 * that it lies within {@link #bytes}.
 *
 * <h2>Why that address is always good</h2>
 *
 * The range belongs to this process from the mapping until nobody can reach this object: when the
 * arena is closed, the file's pages are replaced, in one system call (mmap(2), MAP_FIXED), by
 * private pages of zeros, and only after this object has become unreachable are they unmapped too.
 * So memory and file are given back at {@code close}; some addresses stay taken until the garbage
 * collector comes by.
 *
 * <h2>Why an access that comes too late is told</h2>
 *
 * {@code vacated} is set before the pages are replaced. An access that meets a new page is later
 * than the system call, which reaches all processors before it returns, so its thread then sees the
 * flag, which it reads after the access, and throws. (Both are volatile, and so not reordered.) An
 * access that was in time and sees the flag throws too, though it took effect: who closes a space
 * while others use it cannot know which of their last steps were done.
 *
 * <p>The word of a lock needs no flag: 0 is what no process ever expects there (see {@link
 * Layout#owner}), so a late CAS fails, and the slow path that follows checks liveness.
 *
 * <h2>Why a read comes before each CAS</h2>
 *
 * A page that is gone, since somebody truncated the file, makes the JVM throw an InternalError at
 * the access, but not at a CAS in its interpreter (JDK 25): that ends the JVM. So a CAS is made
 * only where the same word was just read; here, in {@link Memory}, or by the caller.
 */
final class Mapping {

  private static final Cleaner CLEANER = Cleaner.create();
  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final VarHandle LONG = JAVA_LONG.varHandle();
  private static final MemorySegment ALL_ADDRESSES = allAddresses();

  private final MemorySegment bytes;
  private final String description;

  /** The pages are not, or not much longer, those of the file. Set before they are replaced. */
  private volatile boolean vacated;

  /** Why that is so: the file has lost its memory, or else the space was closed. Set before. */
  private volatile boolean lost;

  private Mapping(
      long address,
      long size,
      Arena arena,
      UnaryOperator<MemorySegment> access,
      String description) {
    this.description = description;
    this.bytes = access.apply(reinterpret(address, size, arena, this));
  }

  @SuppressWarnings("restricted") // the range is exactly what the kernel has just given
  private static MemorySegment reinterpret(long address, long size, Arena arena, Mapping mapping) {
    return MemorySegment.ofAddress(address)
        .reinterpret(size, arena, _ -> mapping.vacate(address, size));
  }

  @SuppressWarnings("restricted") // see the class comment
  private static MemorySegment allAddresses() {
    return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  }

  /**
   * Maps a file.
   *
   * @param arena closes what {@link #bytes} gives
   * @throws SegmentCreationException if the kernel refuses
   */
  static Mapping of(int fd, long size, Arena arena, String description) {
    return of(Linux.mapShared(fd, size), size, arena, UnaryOperator.identity(), description);
  }

  /**
   * Maps a file to be read only. A write by way of {@link #bytes} is refused by the JDK; the
   * accesses to addresses that write must not be used at all.
   *
   * @param arena closes what {@link #bytes} gives
   * @throws SegmentCreationException if the kernel refuses
   */
  static Mapping toRead(int fd, long size, Arena arena, String description) {
    return of(Linux.mapToRead(fd, size), size, arena, MemorySegment::asReadOnly, description);
  }

  private static Mapping of(
      long address,
      long size,
      Arena arena,
      UnaryOperator<MemorySegment> access,
      String description) {
    if (address < 0) {
      throw new SegmentCreationException(
          String.format(
              "%s (%,d bytes) could not be mapped: errno %d", description, size, -address));
    }
    Mapping mapping = new Mapping(address, size, arena, access, description);
    var _ = CLEANER.register(mapping, () -> unmap(address, size));
    return mapping;
  }

  private void vacate(long address, long size) {
    vacated = true;
    long result = Linux.mapNothing(address, size);
    if (result < 0) {
      // The pages stay until this object is unreachable; that costs memory and nothing else.
      System.getLogger(Mapping.class.getName())
          .log(System.Logger.Level.DEBUG, "mmap: errno {0}", -result);
    }
  }

  private static void unmap(long address, long size) {
    var _ = Linux.unmap(address, size);
  }

  /** Says that the arena will be closed because the file was truncated. */
  void lose() {
    lost = true;
  }

  /** What an access after the end of the arena is told. */
  RuntimeException gone() {
    return lost ? truncated(null) : new SpaceClosedException(description);
  }

  /** What an access to a page that is gone is told. */
  SegmentDamagedException truncated(@Nullable Throwable cause) {
    return new SegmentDamagedException(
        description
            + " lost its memory: somebody truncated its file while it was in use. Create it anew.",
        cause);
  }

  /** The bytes, as long as the arena lives. */
  MemorySegment bytes() {
    return bytes;
  }

  /**
   * Volatile compare-and-set of a lock's word; false after the arena was closed.
   *
   * @param address of a word within {@link #bytes}
   * @throws InternalError if the page is gone
   */
  boolean compareAndSetWord(long address, int expected, int next) {
    try {
      return (int) INT.getOpaque(ALL_ADDRESSES, address) == expected
          && INT.compareAndSet(ALL_ADDRESSES, address, expected, next);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  // ---- volatile accesses to an int, as those of VarHandle ----

  int getInt(long at) {
    try {
      int value = (int) INT.getVolatile(ALL_ADDRESSES, at);
      requireNotVacated();
      return value;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  void setInt(long at, int value) {
    try {
      INT.setVolatile(ALL_ADDRESSES, at, value);
      requireNotVacated();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  int getAndSetInt(long at, int value) {
    try {
      int before = (int) INT.getAndSet(ALL_ADDRESSES, at, value);
      requireNotVacated();
      return before;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  int getAndAddInt(long at, int delta) {
    try {
      int before = (int) INT.getAndAdd(ALL_ADDRESSES, at, delta);
      requireNotVacated();
      return before;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  int compareAndExchangeInt(long at, int expected, int value) {
    try {
      int before = (int) INT.compareAndExchange(ALL_ADDRESSES, at, expected, value);
      requireNotVacated();
      return before;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  // ---- volatile accesses to a long, as those of VarHandle ----

  long getLong(long at) {
    try {
      long value = (long) LONG.getVolatile(ALL_ADDRESSES, at);
      requireNotVacated();
      return value;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  void setLong(long at, long value) {
    try {
      LONG.setVolatile(ALL_ADDRESSES, at, value);
      requireNotVacated();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** A release write. */
  void setLongRelease(long at, long value) {
    try {
      LONG.setRelease(ALL_ADDRESSES, at, value);
      requireNotVacated();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  long getAndSetLong(long at, long value) {
    try {
      long before = (long) LONG.getAndSet(ALL_ADDRESSES, at, value);
      requireNotVacated();
      return before;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  long getAndAddLong(long at, long delta) {
    try {
      long before = (long) LONG.getAndAdd(ALL_ADDRESSES, at, delta);
      requireNotVacated();
      return before;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  long compareAndExchangeLong(long at, long expected, long value) {
    try {
      long before = (long) LONG.compareAndExchange(ALL_ADDRESSES, at, expected, value);
      requireNotVacated();
      return before;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** The pages were the file's when the access was made if they still are now. */
  private void requireNotVacated() {
    if (vacated) {
      throw gone();
    }
  }
}
