package dev.dure.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * A file's place in the addresses of this process, and the one access that the JDK does not check:
 * the CAS of a lock's word.
 *
 * <p>The JDK checks bounds and liveness at each access to a {@link MemorySegment}. Next to a locked
 * instruction the loads for that check cannot be hidden: with them an uncontended lock and unlock
 * takes 5.1 ns, in stretches of seconds 7 to 9, and without them 4.8. So a lock swaps its word at
 * its address.
 *
 * <h2>Why that address is always good</h2>
 *
 * The range belongs to this process from the mapping until no object that could use it is
 * reachable: when the arena is closed, the file's pages are replaced, in one system call (mmap(2),
 * MAP_FIXED), by private pages of zeros, and only after this object has become unreachable are they
 * unmapped too. Who swaps a word holds this object. So memory and file are given back at {@code
 * close}; some addresses stay taken until the garbage collector comes by.
 *
 * <p>A CAS that comes too late finds 0, which no process ever expects in the word of a lock (see
 * {@link Layout#owner}), fails, and the slow path that follows checks liveness as all others do.
 */
final class Mapping {

  private static final Cleaner CLEANER = Cleaner.create();
  private static final VarHandle WORD = JAVA_INT.varHandle();
  private static final MemorySegment ALL_ADDRESSES = allAddresses();

  private final MemorySegment bytes;

  private Mapping(MemorySegment bytes) {
    this.bytes = bytes;
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
  @SuppressWarnings("restricted") // the range is exactly what the kernel has just given
  static Mapping of(int fd, long size, Arena arena, String description) {
    long address = Linux.mapShared(fd, size);
    if (address < 0) {
      throw new SegmentCreationException(
          String.format(
              "%s (%,d bytes) could not be mapped: errno %d", description, size, -address));
    }
    MemorySegment bytes =
        MemorySegment.ofAddress(address).reinterpret(size, arena, _ -> vacate(address, size));
    Mapping mapping = new Mapping(bytes);
    var _ = CLEANER.register(mapping, () -> unmap(address, size));
    return mapping;
  }

  private static void vacate(long address, long size) {
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
      return WORD.compareAndSet(ALL_ADDRESSES, address, expected, next);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
