package dev.dure.memory;

import dev.dure.internal.ElementCodec;

/**
 * Where what stands in a map. Offsets and the parts of words, no algorithm; see {@link MapTable}
 * for what they mean.
 *
 * <pre>
 *  0    capacity (4)        how many places there are
 *  4    place's size (4)    bytes
 *  8    first value (4)     its offset in a place
 *  12   second value (4)    its offset in a place
 *  64   stripes, 64 bytes each: a lock record; at 40 the number of entries (8)
 *  …    free places (8 for 64 of them): a bit for each that may be free
 *  …    buckets (8 each)
 *  …    places
 *
 * a place:
 *  0    word (8)
 *  8    link (8)            the key's hash and the next place of the bucket
 *  16   the key             a number (8), or the bytes of it (4) and these
 *  …    two values          each a number (8), or the bytes of it (4) and these
 *
 * a word:    63           32 31      30  28 27             0
 *            version (32)    current state  owner (28, see Layout.owner) or 0
 *
 * a bucket:  63           32 31                            0
 *            version (32)    first place plus 1, or 0
 *
 * a link:    63           32 31                            0
 *            hash (32)       next place plus 1, or 0
 * </pre>
 *
 * Each part begins at a multiple of 64; values at multiples of eight. The bucket of a hash is in
 * its lowest bits, and the stripe in the lowest of these.
 */
final class MapLayout {

  static final long CAPACITY = 0;
  static final long PLACE_BYTES = 4;
  static final long FIRST_VALUE = 8;
  static final long SECOND_VALUE = 12;
  static final int STRIPES = 64;

  static final int MAX_STRIPES = 64;
  static final int STRIPE_BYTES = Layout.LOCK_BYTES;
  static final int STRIPE_COUNT = 40;

  static final int PLACE_LINK = 8;
  static final int PLACE_KEY = 16;

  static final long ONE_VERSION = 1L << 32;
  static final long VERSION_MASK = -ONE_VERSION;
  static final long PLACE_MASK = ONE_VERSION - 1;
  static final long CURRENT = 1L << 31;

  /** Never 0: that is what a mapping shows that is no longer the file's. */
  static final long FREE = 1L << 28;

  static final long CLAIMED = 2L << 28;
  static final long THERE = 3L << 28;
  static final long STATE_MASK = 7L << 28;

  private MapLayout() {}

  static long state(long word) {
    return word & STATE_MASK;
  }

  static int owner(long word) {
    return (int) word & Layout.OWNER_MASK;
  }

  /** The upper half of a word or bucket, one version later. */
  static long later(long wordOrBucket) {
    return (wordOrBucket & VERSION_MASK) + ONE_VERSION;
  }

  /** The number of buckets: a power of two. */
  static int buckets(int capacity) {
    return capacity == 1 ? 1 : Integer.highestOneBit(capacity - 1) << 1;
  }

  /** The number of stripes: a power of two. */
  static int stripes(int capacity) {
    return Math.min(buckets(capacity), MAX_STRIPES);
  }

  /** Where the bits of the free places begin. */
  static long bits(int capacity) {
    return STRIPES + (long) stripes(capacity) * STRIPE_BYTES;
  }

  /** How many words the bits of the free places take. */
  static int bitWords(int capacity) {
    return (capacity + Long.SIZE - 1) / Long.SIZE;
  }

  /** Where the buckets begin. */
  static long bucketsAt(int capacity) {
    return bits(capacity) + Layout.align((long) bitWords(capacity) * Long.BYTES);
  }

  /** Where the places begin. */
  static long places(int capacity) {
    return bucketsAt(capacity) + Layout.align((long) buckets(capacity) * Long.BYTES);
  }

  /** The offset of the first value in a place. */
  static int firstValue(ElementCodec<?> keys) {
    return alignToLong(PLACE_KEY + ElementCell.bytes(keys));
  }

  /** The offset of the second value in a place. */
  static int secondValue(ElementCodec<?> keys, ElementCodec<?> values) {
    return firstValue(keys) + alignToLong(ElementCell.bytes(values));
  }

  /** The size of a place. */
  static int placeBytes(ElementCodec<?> keys, ElementCodec<?> values) {
    return (int) Layout.align((long) secondValue(keys, values) + ElementCell.bytes(values));
  }

  private static int alignToLong(int bytes) {
    return (bytes + Long.BYTES - 1) & -Long.BYTES;
  }

  /** The size of a map. */
  static long bodyBytes(int capacity, int placeBytes) {
    return places(capacity) + (long) capacity * placeBytes;
  }
}
