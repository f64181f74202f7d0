package dev.dure.memory;

import dev.dure.linux.Linux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One shared-memory file, open and mapped in this process: a sealed {@code memfd} without a name,
 * or a file in {@link SegmentFiles#directory}.
 *
 * <p>The descriptor stays open as long as the segment is mapped, since the slot's lock belongs to
 * it. Nothing that the file says is believed before it is checked.
 */
final class Segment {

  private final int fd;
  private final Memory memory;
  private final Arena arena;
  private final UUID id;
  private final String description;
  private final @Nullable Path path;

  private Segment(int fd, Memory memory, Arena arena, String description, @Nullable Path path) {
    this.fd = fd;
    this.memory = memory;
    this.arena = arena;
    this.description = description;
    this.path = path;
    this.id = new UUID(memory.getLong(Layout.ID_HIGH_AT), memory.getLong(Layout.ID_LOW_AT));
  }

  int fd() {
    return fd;
  }

  Memory memory() {
    return memory;
  }

  /** 128 random bits that tell this segment from every other. */
  UUID id() {
    return id;
  }

  /** What messages call it. */
  String description() {
    return description;
  }

  /** The file's path, or null for a memfd. */
  @Nullable Path path() {
    return path;
  }

  /** Unmaps and closes; nobody may be in a native call on this memory. */
  void close() {
    unmap();
    closeFile();
  }

  /** Takes the memory away from all threads of this process; the file stays open. */
  void unmap() {
    arena.close();
  }

  /** Closes the file, and with it gives back the slot's byte. */
  void closeFile() {
    Linux.close(fd);
  }

  /** Maps the same file once more, after {@link #unmap}; to be unmapped by the caller. */
  Segment again() {
    return mapped(Mapping::of, fd, memory.size(), description, path, same -> {});
  }

  /**
   * Gives an open, empty file its size and contents, and maps it.
   *
   * @param fd the descriptor; closed if this fails
   */
  static Segment initialise(
      int fd, long size, int slots, UUID id, String description, @Nullable Path path) {
    return guarded(
        fd,
        () -> {
          requireMemory(size, description);
          int result = Linux.ftruncate(fd, size);
          if (result == 0) {
            result = Linux.fallocate(fd, size);
          }
          if (result < 0) {
            throw new SegmentCreationException(
                String.format(
                    "%s needs %,d bytes of shared memory, and the system refused with %s. Ask for less, or free /dev/shm.",
                    description, size, Linux.errorText(result)));
          }
          return mapped(
              Mapping::of,
              fd,
              size,
              description,
              path,
              memory -> writeHeader(memory, size, slots, id));
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

  private static void writeHeader(Memory memory, long size, int slots, UUID id) {
    long objects = Layout.align(Layout.slot(Layout.HEADER_BYTES, slots));
    memory.setInt(Layout.HEADER_BYTES_AT, Layout.HEADER_BYTES);
    memory.setLong(Layout.SIZE_AT, size);
    memory.setLong(Layout.ID_HIGH_AT, id.getMostSignificantBits());
    memory.setLong(Layout.ID_LOW_AT, id.getLeastSignificantBits());
    memory.setLong(Layout.CREATED_AT, System.currentTimeMillis());
    memory.setInt(Layout.CREATOR_PID_AT, Linux.getpid());
    memory.setInt(Layout.SLOT_COUNT_AT, slots);
    memory.setLong(Layout.SLOTS_AT, Layout.HEADER_BYTES);
    memory.setLong(Layout.OBJECTS_AT, objects);
    memory.setLong(Layout.OBJECTS_END_AT, objects);
    memory.setInt(Layout.DIRECTORY_LOCK_AT + Layout.LOCK_POLICY, Layout.POLICY_RELEASE);
    memory.setInt(Layout.VERSION_AT, Layout.VERSION);
    memory.setLong(Layout.MAGIC_AT, Layout.MAGIC);
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
          long size = checkFile(fd, description);
          return mapped(
              mapper,
              fd,
              size,
              description,
              path,
              memory -> checkHeader(memory, size, description));
        });
  }

  /** How a file is mapped: one of the methods of {@link Mapping}. */
  private interface Mapper {
    Mapping map(int fd, long size, Arena arena, String description);
  }

  @SuppressWarnings("MustBeClosedChecker") // the segment owns the arena, and closes it
  private static Segment mapped(
      Mapper mapper,
      int fd,
      long size,
      String description,
      @Nullable Path path,
      Consumer<Memory> header) {
    Arena arena = Arena.ofShared();
    try {
      Memory memory = new Memory(mapper.map(fd, size, arena, description), description);
      header.accept(memory);
      return new Segment(fd, memory, arena, description, path);
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

  private static void checkHeader(Memory memory, long size, String description) {
    long magic = memory.getLong(Layout.MAGIC_AT);
    if (magic != Layout.MAGIC) {
      throw new SegmentRefusedException(
          String.format(
              "%s begins with %016x, not with a segment's mark %016x. It is none, or was never finished.",
              description, magic, Layout.MAGIC));
    }
    int version = memory.getInt(Layout.VERSION_AT);
    if (version != Layout.VERSION) {
      throw new SegmentRefusedException(
          String.format(
              "%s has layout version %d; this Dure reads version %d. Use one Dure on both sides.",
              description, version, Layout.VERSION));
    }
    requireField(description, "size", memory.getLong(Layout.SIZE_AT), size, size);
    requireField(
        description,
        "header size",
        memory.getInt(Layout.HEADER_BYTES_AT),
        Layout.HEADER_BYTES,
        Layout.HEADER_BYTES);
    int slots = memory.getInt(Layout.SLOT_COUNT_AT);
    requireField(description, "number of slots", slots, 1, Layout.MAX_SLOTS);
    long slotsAt = memory.getLong(Layout.SLOTS_AT);
    requireField(
        description,
        "first slot",
        slotsAt,
        Layout.HEADER_BYTES,
        size - (long) slots * Layout.SLOT_BYTES);
    long objects = memory.getLong(Layout.OBJECTS_AT);
    requireField(description, "first object", objects, Layout.slot(slotsAt, slots), size);
    requireField(
        description, "end of objects", memory.getLong(Layout.OBJECTS_END_AT), objects, size);
    if (((slotsAt | objects) & (Layout.ALIGNMENT - 1)) != 0) {
      throw new SegmentRefusedException(
          String.format(
              "%s has tables at %d and %d, not multiples of 64.", description, slotsAt, objects));
    }
  }

  private static void requireField(
      String description, String field, long value, long low, long high) {
    if (value < low || value > high) {
      throw new SegmentRefusedException(
          String.format(
              "%s says that its %s is %,d; allowed is %,d to %,d. It was truncated or overwritten.",
              description, field, value, low, high));
    }
  }
}
