package dev.dure.internal;

import dev.dure.OwnerDeath;
import dev.dure.ShapeMismatchException;

/**
 * All that must agree between who creates an object and who gets it by name.
 *
 * @param kind the kind of object
 * @param length the number of elements; 1 for what is no array
 * @param detail what else must agree, in words: a lock's policy, a record's components, the lock of
 *     a condition
 */
public record Shape(Kind kind, int length, String detail) {

  /** The shape of a value. */
  public static Shape value(Kind kind) {
    return new Shape(kind, 1, "");
  }

  /**
   * The shape of an array.
   *
   * @throws IllegalArgumentException unless the length is at least 1
   */
  public static Shape array(Kind kind, int length) {
    if (length < 1) {
      throw new IllegalArgumentException(
          String.format(
              "An array of %s needs a length of at least 1, not %d.", kind.word(), length));
    }
    return new Shape(kind, length, "");
  }

  /** The shape of a lock. */
  public static Shape lock(OwnerDeath ownerDeath) {
    return new Shape(Kind.LOCK, 1, "OwnerDeath." + ownerDeath);
  }

  /** The shape of a read-write lock. */
  public static Shape readWriteLock(OwnerDeath ownerDeath) {
    return new Shape(Kind.READ_WRITE_LOCK, 1, "OwnerDeath." + ownerDeath);
  }

  /** The shape of a guarded record. */
  public static Shape guarded(RecordShape<?> record, OwnerDeath ownerDeath) {
    return new Shape(Kind.GUARDED, 1, record.signature() + ", OwnerDeath." + ownerDeath);
  }

  /**
   * The most elements of a queue or entries of a map: see the positions of the ring in shared
   * memory.
   */
  public static final int MAX_CAPACITY = 1 << 30;

  /**
   * The shape of a queue.
   *
   * @throws IllegalArgumentException unless the capacity is 1 to {@value #MAX_CAPACITY}
   */
  public static Shape queue(int capacity, ElementCodec<?> codec) {
    return bounded(Kind.QUEUE, capacity, codec.signature());
  }

  /**
   * The shape of a map.
   *
   * @throws IllegalArgumentException unless the capacity is 1 to {@value #MAX_CAPACITY}
   */
  public static Shape map(int capacity, ElementCodec<?> keys, ElementCodec<?> values) {
    return bounded(
        Kind.MAP, capacity, String.format("%s to %s", keys.signature(), values.signature()));
  }

  private static Shape bounded(Kind kind, int capacity, String elements) {
    if (capacity < 1 || capacity > MAX_CAPACITY) {
      throw new IllegalArgumentException(
          String.format(
              "A %s cannot have a capacity of %,d; allowed are 1 to %,d.",
              kind.word(), capacity, MAX_CAPACITY));
    }
    return new Shape(kind, capacity, String.format("capacity %d, %s", capacity, elements));
  }

  /**
   * The shape of a latch.
   *
   * @throws IllegalArgumentException if the count is negative
   */
  public static Shape countDownLatch(int count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          String.format("A latch needs a count of at least 0, not %d.", count));
    }
    return new Shape(Kind.COUNT_DOWN_LATCH, 1, "count " + count);
  }

  /**
   * The shape of a barrier.
   *
   * @throws IllegalArgumentException unless there is at least one party
   */
  public static Shape cyclicBarrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException(
          String.format("A barrier needs at least 1 party, not %d.", parties));
    }
    return new Shape(Kind.CYCLIC_BARRIER, 1, "parties " + parties);
  }

  /**
   * Checks that what is there is what was asked for; this is what was asked for.
   *
   * @throws ShapeMismatchException if it is not
   */
  public void requireSame(Shape present, String name, String space) {
    if (!equals(present)) {
      throw new ShapeMismatchException(name, space, toString(), present.toString());
    }
  }

  /** In the words of messages: {@code long[100]}, {@code lock (OwnerDeath.ABANDON)}. */
  @Override
  public String toString() {
    if (kind.isArray()) {
      return kind.word() + "[" + length + "]";
    }
    return detail.isEmpty() ? kind.word() : kind.word() + " (" + detail + ")";
  }
}
