package dev.dure.process;

import java.util.Arrays;

/**
 * The reading end of a ring of a pool's memory, see {@link PoolLayout}. One thread at a time.
 *
 * <p><b>What is believed.</b> Nothing. The other process may write what it likes, at any time,
 * while this reads. So its position is read once and checked against this end's own; a header is
 * read once, and its length checked against that position; the payload is copied out before anybody
 * looks at it. What has been copied can be wrong, but no longer change.
 *
 * <p><b>A payload in the area.</b> To copy that takes milliseconds, so it is not done here but by
 * who owns the area ({@link #awaited} says how much, {@link #take} brings it), and without a lock
 * if others have to get by. Meanwhile nothing behind it is read, and the position does not move, so
 * the other side leaves the area alone.
 *
 * <p><b>What a death leaves.</b> The bytes of a message that was never published, which nobody
 * looks at. Nobody waits for the rest of it, since there is nothing to wait for.
 */
final class MessageReader {

  private static final int MASK = PoolLayout.RING_BYTES - 1;
  private static final byte[] NOTHING = {};
  private static final long NONE = -1;

  private final PoolMemory memory;
  private final long dataAt;
  private final long publishedAt;
  private final long consumedAt;
  private final int maxBytes;
  private long consumed;
  private long published;

  private byte type;
  private int epoch;
  private long id;
  private byte[] payload = NOTHING;

  /** The parts of a long payload so far. */
  private byte[] parts = NOTHING;

  private int partsBytes;
  private boolean inParts;

  /** The length of a payload in the area that has yet to be brought, or NONE. From any thread. */
  private volatile long awaited = NONE;

  /** Whether one was brought, and has yet to be shown. */
  private boolean brought;

  MessageReader(PoolMemory memory, long dataAt, long publishedAt, long consumedAt, int maxBytes) {
    this.memory = memory;
    this.dataAt = dataAt;
    this.publishedAt = publishedAt;
    this.consumedAt = consumedAt;
    this.maxBytes = maxBytes;
  }

  /** Whether the other side has published something, right or wrong. From any thread. */
  boolean hasNext() {
    return memory.getLong(publishedAt) != memory.getLong(consumedAt);
  }

  /** To be called before a bell is rung for the room that was made. */
  void publishConsumed() {
    memory.setLong(consumedAt, consumed);
  }

  /**
   * Takes the next message, all parts of it.
   *
   * @return false if it has not been published, or not wholly, or stands in the area
   */
  boolean next() throws ProtocolViolation {
    while (awaited == NONE) {
      if (brought) {
        brought = false;
        return true;
      }
      if (published == consumed) {
        look();
      }
      if (published == consumed) {
        return false;
      }
      if (takePart()) {
        return true;
      }
    }
    return false;
  }

  private void look() throws ProtocolViolation {
    long seen = memory.getLong(publishedAt);
    if (seen < consumed || seen - consumed > PoolLayout.RING_BYTES || (seen & 7) != 0) {
      throw new ProtocolViolation(
          String.format(
              "a writing position of %d; allowed is %d to %d, in steps of 8",
              seen, consumed, consumed + PoolLayout.RING_BYTES));
    }
    published = seen;
  }

  /** Takes one message; true if its payload is all there. */
  private boolean takePart() throws ProtocolViolation {
    long header = memory.getLongPlain(dataAt + (consumed & MASK));
    long ofId = memory.getLongPlain(dataAt + ((consumed + 8) & MASK));
    int length = (int) header;
    if (length < 0
        || length > PoolLayout.MAX_PART_BYTES
        || PoolLayout.messageBytes(length) > published - consumed) {
      throw new ProtocolViolation(
          String.format(
              "a message of %d bytes where %d are published; allowed are 0 to %d",
              length, published - consumed, PoolLayout.MAX_PART_BYTES));
    }
    byte ofType = (byte) (header >>> 32);
    int flag = (int) (header >>> 40) & 0xFF;
    if (flag > PoolLayout.IN_AREA) {
      throw new ProtocolViolation("a message whose flag is " + flag + "; allowed is 0 to 2");
    }
    int at = (int) ((consumed + PoolLayout.MESSAGE_HEADER_BYTES) & MASK);
    int ofEpoch = (int) (header >>> PoolLayout.EPOCH_SHIFT) & PoolLayout.EPOCH_MASK;
    boolean goesOn = ofType == type && ofId == id && ofEpoch == epoch;
    if (inParts && (!goesOn || flag == PoolLayout.IN_AREA)) {
      // Its sender has given the payload up in the middle.
      inParts = false;
      partsBytes = 0;
    }
    type = ofType;
    epoch = ofEpoch;
    id = ofId;
    if (flag == PoolLayout.IN_AREA) {
      announce(at, length);
      return false;
    }
    boolean more = flag == PoolLayout.MORE;
    if (!more && !inParts) {
      payload = length == 0 ? NOTHING : new byte[length];
      copy(at, payload, 0, length);
    } else {
      addPart(at, length, more);
    }
    consumed += PoolLayout.messageBytes(length);
    memory.setLongRelease(consumedAt, consumed);
    return !more;
  }

  private void announce(int at, int length) throws ProtocolViolation {
    if (length != Long.BYTES) {
      throw new ProtocolViolation("a length of " + length + " bytes; allowed are " + Long.BYTES);
    }
    long bytes = memory.getLongPlain(dataAt + at);
    if (bytes < 0 || bytes > maxBytes) {
      throw new ProtocolViolation(
          "a payload of " + bytes + " bytes in the area; allowed are 0 to " + maxBytes);
    }
    awaited = bytes;
  }

  /** Whether a payload in the area has to be brought; from any thread. */
  boolean isAwaiting() {
    return awaited != NONE;
  }

  /** How long the payload in the area is. */
  int awaited() {
    return (int) awaited;
  }

  /**
   * Takes the message whose payload was in the area; {@link #next} will show it.
   *
   * @param ofType its type, or what it became since it could not be read
   * @param bytes its payload
   */
  void take(byte ofType, byte[] bytes) {
    type = ofType;
    payload = bytes;
    brought = true;
    skip();
  }

  /** Goes past the message whose payload is in the area. */
  void skip() {
    awaited = NONE;
    consumed += PoolLayout.messageBytes(Long.BYTES);
    memory.setLongRelease(consumedAt, consumed);
  }

  private void addPart(int at, int length, boolean more) throws ProtocolViolation {
    if ((long) partsBytes + length > maxBytes) {
      throw new ProtocolViolation("a payload of more than " + maxBytes + " bytes");
    }
    if (partsBytes + length > parts.length) {
      int room = (int) Math.min(maxBytes, Math.max(2L * parts.length, partsBytes + length));
      parts = Arrays.copyOf(parts, room);
    }
    copy(at, parts, partsBytes, length);
    partsBytes += length;
    inParts = more;
    if (!more) {
      payload = partsBytes == parts.length ? parts : Arrays.copyOf(parts, partsBytes);
      parts = NOTHING;
      partsBytes = 0;
    }
  }

  private void copy(int at, byte[] target, int from, int length) {
    int first = Math.min(length, PoolLayout.RING_BYTES - at);
    memory.read(dataAt + at, target, from, first);
    memory.read(dataAt, target, from + first, length - first);
  }

  /** Whether a payload has come in part. */
  boolean isInParts() {
    return inParts;
  }

  byte type() {
    return type;
  }

  int epoch() {
    return epoch;
  }

  long id() {
    return id;
  }

  byte[] payload() {
    return payload;
  }
}
