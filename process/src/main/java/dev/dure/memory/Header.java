package dev.dure.memory;

import dev.dure.linux.Linux;
import java.util.UUID;

/**
 * What a segment's header says that never changes. It is read once, and checked; nobody reads those
 * words again, so that it does not matter what becomes of them.
 *
 * @param id 128 random bits that tell this segment from every other
 * @param size the bytes that it was created with
 * @param maximum the bytes up to which it may grow; the size, if it may not
 * @param slots the number of slots
 * @param slotsAt where the first of them stands
 * @param objectsAt where the first object stands
 */
record Header(UUID id, long size, long maximum, int slots, long slotsAt, long objectsAt) {

  /** The header of a segment that is to be created. */
  static Header of(UUID id, long size, long maximum, int slots) {
    long objects = Layout.align(Layout.slot(Layout.HEADER_BYTES, slots));
    return new Header(id, size, maximum, slots, Layout.HEADER_BYTES, objects);
  }

  /** Writes it to a file of zeros; the mark last, which makes the file a segment. */
  void write(Memory memory) {
    memory.setInt(Layout.HEADER_BYTES_AT, Layout.HEADER_BYTES);
    memory.setLong(Layout.SIZE_AT, size);
    memory.setLong(Layout.MAXIMUM_AT, maximum);
    memory.setLong(Layout.ID_HIGH_AT, id.getMostSignificantBits());
    memory.setLong(Layout.ID_LOW_AT, id.getLeastSignificantBits());
    memory.setLong(Layout.CREATED_AT, System.currentTimeMillis());
    memory.setInt(Layout.CREATOR_PID_AT, Linux.getpid());
    memory.setInt(Layout.SLOT_COUNT_AT, slots);
    memory.setLong(Layout.SLOTS_AT, slotsAt);
    memory.setLong(Layout.OBJECTS_AT, objectsAt);
    memory.setLong(Layout.OBJECTS_END_AT, objectsAt);
    memory.setInt(Layout.DIRECTORY_LOCK_AT + Layout.LOCK_POLICY, Layout.POLICY_RELEASE);
    memory.setInt(Layout.VERSION_AT, Layout.VERSION);
    memory.setLong(Layout.MAGIC_AT, Layout.MAGIC);
  }

  /**
   * Reads it from a file that should be a segment.
   *
   * @param memory at least {@link Layout#HEADER_BYTES} of the file
   * @param fileSize the bytes that the file has
   * @throws SegmentRefusedException if the file is none, or none that may be trusted; names what
   *     was found and what is allowed
   */
  static Header read(Memory memory, long fileSize, String description) {
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
    Header header =
        new Header(
            new UUID(memory.getLong(Layout.ID_HIGH_AT), memory.getLong(Layout.ID_LOW_AT)),
            memory.getLong(Layout.SIZE_AT),
            memory.getLong(Layout.MAXIMUM_AT),
            memory.getInt(Layout.SLOT_COUNT_AT),
            memory.getLong(Layout.SLOTS_AT),
            memory.getLong(Layout.OBJECTS_AT));
    int headerBytes = memory.getInt(Layout.HEADER_BYTES_AT);
    require(description, "header size", headerBytes, Layout.HEADER_BYTES, Layout.HEADER_BYTES);
    header.check(fileSize, description);
    long end = memory.getLong(Layout.OBJECTS_END_AT);
    require(description, "end of objects", end, header.objectsAt, fileSize);
    return header;
  }

  private void check(long fileSize, String description) {
    require(description, "size", size, Layout.HEADER_BYTES, fileSize);
    require(description, "maximum", maximum, fileSize, Layout.MAX_BYTES);
    require(description, "number of slots", slots, 1, Layout.MAX_SLOTS);
    long slotsEnd = size - (long) slots * Layout.SLOT_BYTES;
    require(description, "first slot", slotsAt, Layout.HEADER_BYTES, slotsEnd);
    require(description, "first object", objectsAt, Layout.slot(slotsAt, slots), size);
    if (((slotsAt | objectsAt) & (Layout.ALIGNMENT - 1)) != 0) {
      throw new SegmentRefusedException(
          String.format(
              "%s has tables at %d and %d, not multiples of 64.", description, slotsAt, objectsAt));
    }
  }

  private static void require(String description, String field, long value, long low, long high) {
    if (value < low || value > high) {
      throw new SegmentRefusedException(
          String.format(
              "%s says that its %s is %,d; allowed is %,d to %,d. It was truncated or overwritten.",
              description, field, value, low, high));
    }
  }
}
