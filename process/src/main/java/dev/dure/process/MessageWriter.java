package dev.dure.process;

/**
 * The writing end of a ring of a pool's memory, see {@link PoolLayout}. One thread at a time.
 *
 * <p>It keeps its own position and never reads it back, so the other process cannot mislead it; the
 * other's position only says how much room there is, and is checked.
 */
final class MessageWriter {

  private static final int MASK = PoolLayout.RING_BYTES - 1;

  private final PoolMemory memory;
  private final long dataAt;
  private final long publishedAt;
  private final long consumedAt;
  private long published;
  private long consumed;

  /** Where the message ends whose payload was put into the area last. */
  private long areaEnd;

  MessageWriter(PoolMemory memory, long dataAt, long publishedAt, long consumedAt) {
    this.memory = memory;
    this.dataAt = dataAt;
    this.publishedAt = publishedAt;
    this.consumedAt = consumedAt;
  }

  /** Whether a message fits now. */
  boolean hasRoom(int length) throws ProtocolViolation {
    long end = published + PoolLayout.messageBytes(length);
    if (end - consumed > PoolLayout.RING_BYTES) {
      look();
    }
    return end - consumed <= PoolLayout.RING_BYTES;
  }

  /** Whether nobody reads in the area, and there is room for what says that something is there. */
  boolean hasRoomInArea() throws ProtocolViolation {
    if (consumed < areaEnd) {
      look();
    }
    return consumed >= areaEnd && hasRoom(Long.BYTES);
  }

  private void look() throws ProtocolViolation {
    long seen = memory.getLong(consumedAt);
    if (seen < consumed || seen > published) {
      throw new ProtocolViolation(
          "a reading position of " + seen + "; allowed is " + consumed + " to " + published);
    }
    consumed = seen;
  }

  /** Writes and publishes a message for which there is room. */
  void write(byte type, boolean more, int epoch, long id, byte[] payload, int from, int length) {
    writeHeader(type, more ? PoolLayout.MORE : PoolLayout.WHOLE, epoch, id, length);
    int at = (int) ((published + PoolLayout.MESSAGE_HEADER_BYTES) & MASK);
    int first = Math.min(length, PoolLayout.RING_BYTES - at);
    memory.write(dataAt + at, payload, from, first);
    memory.write(dataAt, payload, from + first, length - first);
    published += PoolLayout.messageBytes(length);
    memory.setLong(publishedAt, published);
  }

  /** Publishes a message whose payload has been put into the area, for which there was room. */
  void writeInArea(byte type, int epoch, long id, int length) {
    writeHeader(type, PoolLayout.IN_AREA, epoch, id, Long.BYTES);
    memory.setLongPlain(
        dataAt + ((published + PoolLayout.MESSAGE_HEADER_BYTES) & MASK), length & 0xFFFF_FFFFL);
    published += PoolLayout.messageBytes(Long.BYTES);
    areaEnd = published;
    memory.setLong(publishedAt, published);
  }

  private void writeHeader(byte type, int more, int epoch, long id, int length) {
    long header =
        (length & 0xFFFF_FFFFL)
            | (long) type << 32
            | (long) more << 40
            | (long) epoch << PoolLayout.EPOCH_SHIFT;
    memory.setLongPlain(dataAt + (published & MASK), header);
    memory.setLongPlain(dataAt + ((published + 8) & MASK), id);
  }
}
