package dev.dure.memory;

import dev.dure.linux.Linux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One shared-memory file, open and mapped in this process: a sealed {@code memfd} without a name,
 * or a file in {@link SegmentFiles#directory}.
 *
 * <p>The descriptor stays open as long as the segment is mapped, since the slot's lock belongs to
 * it. Nothing that the file says is believed before it is checked.
 *
 * <h2>Growth</h2>
 *
 * A segment is mapped up to its maximum from the beginning: what lies behind the file's end takes
 * addresses and no memory, and can be accessed as soon as the file reaches there. So offsets and
 * addresses stay as they are when the file grows, in every process, and no access pays for it.
 *
 * <p>How far the file reaches is asked of the kernel, and stands nowhere in the segment. A file
 * grows by one system call that gives it memory and then the new size, or leaves it as it was. An
 * object behind the old end is published after that, so who reads of the object finds the file long
 * enough. Who dies after that call and before it published anything has left a longer file.
 */
final class Segment {

  private final int fd;
  private final Memory memory;
  private final Arena arena;
  private final Header header;
  private final String description;
  private final @Nullable Path path;

  /** How far the file was seen to reach. */
  private volatile long size;

  private Segment(
      int fd, Memory memory, Arena arena, Header header, String description, @Nullable Path path) {
    this.fd = fd;
    this.memory = memory;
    this.arena = arena;
    this.header = header;
    this.description = description;
    this.path = path;
    this.size = Math.min(Linux.size(fd), header.maximum());
  }

  int fd() {
    return fd;
  }

  Memory memory() {
    return memory;
  }

  /** What the header said when it was checked. */
  Header header() {
    return header;
  }

  /** 128 random bits that tell this segment from every other. */
  UUID id() {
    return header.id();
  }

  /** What messages call it. */
  String description() {
    return description;
  }

  /** The file's path, or null for a memfd. */
  @Nullable Path path() {
    return path;
  }

  // ---- size ----

  /** How many bytes can be accessed now. */
  long size() {
    if (size < header.maximum()) {
      size = Math.max(size, Math.min(Linux.size(fd), header.maximum()));
    }
    return size;
  }

  /** Whether all bytes before an offset can be accessed. */
  boolean reaches(long end) {
    return end <= size || end <= size();
  }

  /** Whether somebody has made the file shorter than it was. */
  boolean isTruncated() {
    return Linux.size(fd) < size;
  }

  /**
   * Makes the file longer; for the holder of the directory lock.
   *
   * @param end how far it must reach, at most {@link Header#maximum}
   * @return 0, or the negated errno with which the system refused
   */
  int grow(long end) {
    long now = size();
    long target = Math.max(end, Math.min(2 * now, header.maximum()));
    int result = allocate(now, target);
    return result == 0 || target == end ? result : allocate(now, end);
  }

  private int allocate(long from, long to) {
    if (to - from > MachineMemory.availableBytes()) {
      return -Linux.ENOMEM;
    }
    int result = Linux.fallocate(fd, from, to - from);
    if (result == 0) {
      FaultPoint.SEGMENT_GROWN.reach();
    }
    return result;
  }

  // ---- the end ----

  /** Unmaps and closes; nobody may be in a native call on this memory. */
  void close() {
    unmap();
    closeFile();
  }

  /** Takes the memory away from all threads of this process; the file stays open. */
  void unmap() {
    while (memory.isAlive()) {
      try {
        arena.close();
      } catch (IllegalStateException e) {
        // A bulk copy or a view's owner is still in the memory; it ends by itself.
        LockSupport.parkNanos(100_000);
      }
    }
  }

  /** The same, because the file has lost its memory: that is what every access is told then. */
  void lose() {
    memory.mapping().lose();
    unmap();
  }

  /** Closes the file, and with it gives back the slot's byte. */
  void closeFile() {
    Linux.close(fd);
  }

  /**
   * Maps the same file once more, after {@link #unmap}; to be unmapped by the caller.
   *
   * @throws SegmentDamagedException if the file was truncated
   */
  Segment again() {
    if (isTruncated()) {
      throw memory.mapping().truncated(null);
    }
    return mapped(Mapping::of, fd, header, description, path, same -> {});
  }

  // ---- making it ----

  /**
   * Gives an open, empty file its size and contents, and maps it.
   *
   * @param fd the descriptor; closed if this fails
   */
  static Segment initialise(int fd, Header header, String description, @Nullable Path path) {
    return guarded(
        fd,
        () -> {
          long size = header.size();
          requireMemory(size, description);
          int result = Linux.ftruncate(fd, size);
          if (result == 0) {
            result = Linux.fallocate(fd, 0, size);
          }
          if (result < 0) {
            throw new SegmentCreationException(
                String.format(
                    "%s needs %,d bytes of shared memory, and the system refused with %s. Ask for less, or free /dev/shm.",
                    description, size, Linux.errorText(result)));
          }
          return mapped(Mapping::of, fd, header, description, path, header::write);
        });
  }

  /**
   * Memory that tmpfs takes is not the JVM's: asking for more than there is would wake the kernel's
   * OOM killer.
   */
  private static void requireMemory(long size, String description) {
    long available = MachineMemory.availableBytes();
    if (size > available) {
      throw new SegmentCreationException(
          String.format(
              "%s needs %,d bytes of shared memory; the machine has %,d available. Ask for less.",
              description, size, available));
    }
  }

  /**
   * Maps a file that should be a segment.
   *
   * @param fd the descriptor; closed if this fails
   * @throws SegmentRefusedException if it is none, or none that may be trusted; names what was
   *     found and what is allowed
   */
  static Segment attach(int fd, String description, @Nullable Path path) {
    return examined(Mapping::of, fd, description, path);
  }

  /**
   * Maps a file that should be a segment to be read only, for somebody who looks in from outside.
   *
   * @param fd the descriptor, which may be one to read only; closed if this fails
   * @throws SegmentRefusedException as {@link #attach}
   */
  static Segment look(int fd, String description, @Nullable Path path) {
    return examined(Mapping::toRead, fd, description, path);
  }

  private static Segment examined(Mapper mapper, int fd, String description, @Nullable Path path) {
    return guarded(
        fd,
        () -> {
          Header header = readHeader(mapper, fd, checkFile(fd, description), description);
          return mapped(mapper, fd, header, description, path, known -> {});
        });
  }

  /** How a file is mapped: one of the methods of {@link Mapping}. */
  private interface Mapper {
    Mapping map(int fd, long size, Arena arena, String description);
  }

  /**
   * Closing a shared arena would stop all threads of the JVM for a moment; this one nobody shares.
   */
  private static Header readHeader(Mapper mapper, int fd, long fileSize, String description) {
    try (Arena arena = Arena.ofConfined()) {
      Mapping mapping = mapper.map(fd, Layout.HEADER_BYTES, arena, description);
      return Header.read(new Memory(mapping), fileSize, description);
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // the segment owns the arena, and closes it
  private static Segment mapped(
      Mapper mapper,
      int fd,
      Header header,
      String description,
      @Nullable Path path,
      Consumer<Memory> prepare) {
    Arena arena = Arena.ofShared();
    try {
      Mapping mapping = mapper.map(fd, header.maximum(), arena, description);
      Memory memory = new Memory(mapping);
      prepare.accept(memory);
      return new Segment(fd, memory, arena, header, description, path);
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  private static Segment guarded(int fd, Supplier<Segment> body) {
    try {
      return body.get();
    } catch (RuntimeException | Error e) {
      Linux.close(fd);
      throw e;
    }
  }

  /**
   * Checks the file itself, by its descriptor: what the path meant at another moment does not
   * matter.
   */
  private static long checkFile(int fd, String description) {
    try {
      FileFacts file = FileFacts.of(fd);
      if (!file.isRegular()) {
        throw new SegmentRefusedException(
            String.format("%s is no regular file (mode %o).", description, file.mode()));
      }
      if (file.uid() != Linux.geteuid()) {
        throw new SegmentRefusedException(
            String.format(
                "%s belongs to user %d; this process is user %d, and takes only its own.",
                description, file.uid(), Linux.geteuid()));
      }
      boolean isMemfd = Linux.getSeals(fd) > 0;
      if (file.isOpenToOthers() && !isMemfd) {
        throw new SegmentRefusedException(
            String.format(
                "%s has mode %04o, open to others; allowed is 0600. Somebody may have written to it.",
                description, file.mode() & 07777));
      }
      if (file.size() < Layout.HEADER_BYTES) {
        throw new SegmentRefusedException(
            String.format(
                "%s has %,d bytes; a segment has at least %,d. It was truncated, or is none.",
                description, file.size(), Layout.HEADER_BYTES));
      }
      return file.size();
    } catch (IOException e) {
      throw new SegmentRefusedException(
          description + " could not be examined: " + e.getMessage(), e);
    }
  }
}
