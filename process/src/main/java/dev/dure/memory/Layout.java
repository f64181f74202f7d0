package dev.dure.memory;

/**
 * Where what stands in a segment. Offsets only, no logic; all numbers are in native byte order.
 * docs/layout.md has the same for other languages, with who may change what; a test compares the
 * two.
 *
 * <pre>
 *  0    magic (8)         "DURE" and four bytes of check; published last, so that half a segment is none
 *  8    version (4)
 *  12   header size (4)
 *  16   segment size (8)  at creation; the file's own size is what it has now
 *  24   identity (16)     128 random bits
 *  40   created (8)       milliseconds since 1970
 *  48   creator's pid (4)
 *  52   number of slots (4)
 *  56   first slot (8)
 *  64   first object (8)
 *  72   extension (8)     offset of an optional area that a reader may skip, or 0
 *  80   extension size (8)
 *  88   maximum (8)       up to which size the file may grow
 *  128  end of objects (8)  all below is published; on a cache line of its own
 *  192  directory lock (64) a lock record; guards creation
 *  256  … reserved, 0
 * 4096  slots, 64 bytes each
 *  …    objects, each at a multiple of 64
 * </pre>
 *
 * A slot: state (4: free 0, joining 1, active 2, left 3), generation (4), pid (4), reserved (4),
 * start time of the process in clock ticks since boot (8).
 *
 * <p>An object: kind (4), elements (4), bytes in all (8), bytes of the name (4), bytes of the
 * detail (4), offset of the body from the object's start (4), reserved (4); then name and detail in
 * UTF-8; then the body at a multiple of 64.
 *
 * <p>A lock record: word (4, a futex), policy (4), the largest epoch that was given away (8), the
 * last dead owner's pid (4), slot (4) and time (8); the gate (4), where it is the lock of a
 * read-write lock's writers.
 *
 * <p>A lock's word: bit 31 WAITERS, bit 30 DIED, bit 29 REPAIRING, bit 28 HELD, bits 12–27 the
 * generation and bits 0–11 the slot plus 1 of the process that holds it, or held it last. Free is
 * what has neither HELD nor DIED; both together mark a word that somebody overwrote.
 */
final class Layout {

  static final long MAGIC = 0x31_47_45_53_45_52_55_44L; // "DURESEG1", little endian
  static final int VERSION = 1;
  static final int ALIGNMENT = 64;

  static final long MAGIC_AT = 0;
  static final long VERSION_AT = 8;
  static final long HEADER_BYTES_AT = 12;
  static final long SIZE_AT = 16;
  static final long ID_HIGH_AT = 24;
  static final long ID_LOW_AT = 32;
  static final long CREATED_AT = 40;
  static final long CREATOR_PID_AT = 48;
  static final long SLOT_COUNT_AT = 52;
  static final long SLOTS_AT = 56;
  static final long OBJECTS_AT = 64;
  static final long EXTENSION_AT = 72;
  static final long EXTENSION_BYTES_AT = 80;
  static final long MAXIMUM_AT = 88;
  static final long OBJECTS_END_AT = 128;
  static final long DIRECTORY_LOCK_AT = 192;
  static final int HEADER_BYTES = 4096;

  /** The largest segment: what the addresses of a process have room for. */
  static final long MAX_BYTES = 1L << 46;

  static final int SLOT_BYTES = 64;
  static final long SLOT_STATE = 0;
  static final long SLOT_GENERATION = 4;
  static final long SLOT_PID = 8;
  static final long SLOT_START_TIME = 16;
  static final int SLOT_FREE = 0;
  static final int SLOT_JOINING = 1;
  static final int SLOT_ACTIVE = 2;

  /** Nobody has it any more, and not all that was done in its name could be found. */
  static final int SLOT_LEFT = 3;

  /**
   * Slot bytes are locked far beyond any data, so that no lock of the file's contents can meet
   * them.
   */
  static final long SLOT_LOCKS_AT = 1L << 60;

  /**
   * The byte before those of the slots: each process that has a segment with a name open shares a
   * lock of it, see {@link SegmentFiles}.
   */
  static final long USE_LOCK_AT = SLOT_LOCKS_AT - 1;

  static final int OBJECT_HEADER_BYTES = 32;
  static final long OBJECT_KIND = 0;
  static final long OBJECT_LENGTH = 4;
  static final long OBJECT_BYTES = 8;
  static final long OBJECT_NAME_BYTES = 16;
  static final long OBJECT_DETAIL_BYTES = 20;
  static final long OBJECT_BODY = 24;

  static final int LOCK_BYTES = 64;
  static final long LOCK_WORD = 0;
  static final long LOCK_POLICY = 4;
  static final long LOCK_EPOCH = 8;
  static final long LOCK_DEAD_PID = 16;
  static final long LOCK_DEAD_SLOT = 20;
  static final long LOCK_DEAD_TIME = 24;
  static final long LOCK_GATE = 32;
  static final int POLICY_ABANDON = 0;
  static final int POLICY_RELEASE = 1;

  /** Set beside the others: the lock of a read-write lock's writers. */
  static final int POLICY_WRITERS = 2;

  static final int POLICY_MASK = 3;

  static final int WAITERS = 1 << 31;
  static final int DIED = 1 << 30;
  static final int REPAIRING = 1 << 29;
  static final int HELD = 1 << 28;
  static final int OWNER_MASK = (1 << 28) - 1;
  static final int SLOT_BITS = 12;
  static final int MAX_SLOTS = (1 << SLOT_BITS) - 2;

  /** The byte of use and those of all slots there could be. */
  static final long ALL_LOCKS = 1L + MAX_SLOTS;

  /** A condition's body: sequence (4, a futex), reserved (4), offset of its lock's record (8). */
  static final int CONDITION_BYTES = 64;

  static final long CONDITION_SEQUENCE = 0;
  static final long CONDITION_LOCK = 8;

  /**
   * A guarded record's body: a lock record; which of two places is current (4); then the two
   * places.
   */
  static final long GUARDED_CURRENT = LOCK_BYTES;

  static final long GUARDED_PLACES = 2L * LOCK_BYTES;

  private Layout() {}

  /** Rounds up to a multiple of {@link #ALIGNMENT}. */
  static long align(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /** How an owner stands in a lock's word. */
  static int owner(int slot, int generation) {
    return (slot + 1) | ((generation << SLOT_BITS) & OWNER_MASK);
  }

  /** Whether a lock's word is one that anybody may take. */
  static boolean isFree(int word) {
    return (word & (HELD | DIED)) == 0;
  }

  /**
   * The slot of the owner in a lock's word, the last one if it is free, or -1 if there never was
   * one.
   */
  static int slotOf(int word) {
    return (word & ((1 << SLOT_BITS) - 1)) - 1;
  }

  /** Whether a lock's word says that its owner died, and that somebody may repair what it left. */
  static boolean isAbandoned(int word) {
    return (word & (HELD | DIED)) == DIED;
  }

  /** Where a slot's record stands. */
  static long slot(long slotsAt, int index) {
    return slotsAt + (long) index * SLOT_BYTES;
  }
}
