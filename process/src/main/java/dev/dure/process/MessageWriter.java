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

  MessageWriter(PoolMemory memory, long dataAt, long publishedAt, long consumedAt) {
    this.memory = memory;
    this.dataAt = dataAt;
    this.publishedAt = publishedAt;
    this.consumedAt = consumedAt;
  }

  /** Whether a message fits now. */
  boolean hasRoom(int length) throws ProtocolViolation {
    long end = published + PoolLayout.messageBytes(length);
    if (end - consumed <= PoolLayout.RING_BYTES) {
      return true;
    }
    long seen = memory.getLong(consumedAt);
    if (seen < consumed || seen > published) {
      throw new ProtocolViolation(
          "a reading position of " + seen + "; allowed is " + consumed + " to " + published);
    }
    consumed = seen;
    return end - consumed <= PoolLayout.RING_BYTES;
  }

  /** Writes and publishes a message for which there is room. */
  void write(byte type, boolean more, int epoch, long id, byte[] payload, int from, int length) {
    long header =
        (length & 0xFFFF_FFFFL)
            | (long) type << 32
            | (more ? 1L << 40 : 0)
            | (long) epoch << PoolLayout.EPOCH_SHIFT;
    memory.setLongPlain(dataAt + (published & MASK), header);
    memory.setLongPlain(dataAt + ((published + 8) & MASK), id);
    int at = (int) ((published + PoolLayout.MESSAGE_HEADER_BYTES) & MASK);
    int first = Math.min(length, PoolLayout.RING_BYTES - at);
    memory.write(dataAt + at, payload, from, first);
    memory.write(dataAt, payload, from + first, length - first);
    published += PoolLayout.messageBytes(length);
    memory.setLong(publishedAt, published);
  }
}
