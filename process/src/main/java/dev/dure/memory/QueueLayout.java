package dev.dure.memory;

import dev.dure.internal.ElementCodec;

/**
 * Where what stands in a queue. Offsets and the parts of words, no algorithm; see {@link
 * MemoryRing} for what they mean.
 *
 * <pre>
 *  0    capacity (4)          how many places there are
 *  4    place's size (4)      bytes
 *  8    largest element (4)   bytes
 *  64   tail (8)              a position at or before the first that nobody has claimed
 *  192  head (8)              a position at or before the first whose element is not gone
 *  320  not empty (4, a futex), not full (4, a futex)
 *  328  returned (8)          how often elements came back
 *  336  looked for (8)        the count up to which all that came back is gone again
 *  384  places
 *
 * a place:
 *  0    word (8)
 *  8    the element        a number (8), or the bytes of it (4) and these
 *
 * a word:       63            31 30  28 27             0
 *               lap (33)         state  owner (28, see Layout.owner) or 0
 *
 * a position:   63            31 30                    0
 *               lap (33)         index of the place
 *
 * a futex:      bit 31 WAITERS, bits 0-30 a count of wakes
 * </pre>
 *
 * Tail and head have two cache lines each, since processors fetch lines in pairs. A place is 16
 * bytes for numbers, and a multiple of 64 for what is larger than 32, so that neighbours do not
 * disturb each other.
 */
final class QueueLayout {

  static final long CAPACITY = 0;
  static final long PLACE_BYTES = 4;
  static final long MAX_BYTES = 8;
  static final long TAIL = 64;
  static final long HEAD = 192;
  static final long NOT_EMPTY = 320;
  static final long NOT_FULL = 324;
  static final long RETURNED = 328;
  static final long LOOKED_FOR = 336;
  static final int PLACES = 384;

  static final int PLACE_ELEMENT = 8;
  static final int LEAST_PLACE_BYTES = 16;

  static final long ONE_LAP = 1L << 31;
  static final long INDEX_MASK = ONE_LAP - 1;
  static final long LAP_MASK = -ONE_LAP;

  /** Never 0: that is what a mapping shows that is no longer the file's. */
  static final long FREE = 1L << 28;

  static final long CLAIMED = 2L << 28;
  static final long READY = 3L << 28;
  static final long LEASED = 4L << 28;
  static final long CAME_BACK = 5L << 28;
  static final long STATE_MASK = 7L << 28;

  static final int WAITERS = 1 << 31;
  static final int WAKES_MASK = WAITERS - 1;

  private QueueLayout() {}

  static long lap(long wordOrPosition) {
    return wordOrPosition & LAP_MASK;
  }

  static long state(long word) {
    return word & STATE_MASK;
  }

  static int owner(long word) {
    return (int) word & Layout.OWNER_MASK;
  }

  /** The size of a place for elements. */
  static int placeBytes(ElementCodec<?> codec) {
    int bytes = PLACE_ELEMENT + ElementCell.bytes(codec);
    if (bytes <= LEAST_PLACE_BYTES) {
      return LEAST_PLACE_BYTES;
    }
    return bytes <= 32 ? 32 : (int) Layout.align(bytes);
  }

  /** The size of a queue. */
  static long bodyBytes(int capacity, int placeBytes) {
    return PLACES + (long) capacity * placeBytes;
  }
}
