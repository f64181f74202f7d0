package dev.dure.memory;

import dev.dure.Guarded;
import dev.dure.SharedLock;
import dev.dure.Space;
import dev.dure.internal.RecordShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A guarded record in shared memory: a lock record, two places for the record, and which of them is
 * current.
 *
 * <p>Under the lock a writer writes the new record to the place that is not current, and then makes
 * it current by one volatile store. A death before that store leaves the old record current and
 * whole, one after it the new. Nobody but the lock's holder touches either place, so no reader
 * meets one that is being written; the release of the lock (or the recovery from the death) comes
 * before the next holder's reading.
 */
final class MemoryGuarded<R extends Record> implements Guarded<R> {

  private static final long serialVersionUID = 1L;

  private final transient MemoryLock lock;
  private final transient Memory memory;
  private final transient RecordShape<R> shape;
  private final transient long current;
  private final transient long object;
  private final transient ByteBuffer places;
  private final transient int placeBytes;

  MemoryGuarded(MemoryLock lock, Directory.Entry entry, RecordShape<R> shape) {
    this.lock = lock;
    this.memory = lock.attachment().memory();
    this.shape = shape;
    this.object = entry.at();
    this.current = entry.body() + Layout.GUARDED_CURRENT;
    this.placeBytes = placeBytes(shape);
    this.places = places(memory, entry.body(), placeBytes);
  }

  private static ByteBuffer places(Memory memory, long body, int placeBytes) {
    try {
      return memory
          .segment()
          .asSlice(body + Layout.GUARDED_PLACES, 2L * placeBytes)
          .asByteBuffer()
          .order(ByteOrder.nativeOrder());
    } catch (IllegalStateException e) {
      throw memory.failure(e);
    }
  }

  private static int placeBytes(RecordShape<?> shape) {
    return (int) Layout.align(Math.max(shape.bytes(), 1));
  }

  /** The size of the body for a record. */
  static long bodyBytes(RecordShape<?> shape) {
    return Layout.GUARDED_PLACES + 2L * placeBytes(shape);
  }

  /** Writes the first record, before the object is published. */
  static <R extends Record> void initialise(
      Memory memory, long body, RecordShape<R> shape, R initial) {
    shape.encode(initial, places(memory, body, placeBytes(shape)), 0);
  }

  @Override
  public R read() {
    lock.lock();
    try {
      return decode(place());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public R update(UnaryOperator<R> op) {
    Objects.requireNonNull(op, "op");
    lock.lock();
    try {
      int place = place();
      R next = Objects.requireNonNull(op.apply(decode(place)), "op returned null");
      encode(next, 1 - place);
      FaultPoint.RECORD_WRITTEN.reach();
      memory.setInt(current, 1 - place);
      FaultPoint.RECORD_IN_PLACE.reach();
      return next;
    } finally {
      lock.unlock();
    }
  }

  private int place() {
    return requirePlace(memory.getInt(current));
  }

  private int requirePlace(int place) {
    if ((place & ~1) != 0) {
      throw new SegmentDamagedException(
          String.format("%s says that place %d is current; allowed are 0 and 1.", this, place));
    }
    return place;
  }

  private R decode(int place) {
    try {
      return shape.decode(places, place * placeBytes);
    } catch (IllegalStateException | InternalError e) {
      throw damaged(e);
    }
  }

  private void encode(R record, int place) {
    try {
      if (FaultPoint.ENABLED) { // a torn record: what a death in the middle leaves behind
        for (int i = 0; i < shape.bytes() / 2; i++) {
          places.put(place * placeBytes + i, (byte) 0xEE);
        }
        FaultPoint.RECORD_HALF_WRITTEN.reach();
      }
      shape.encode(record, places, place * placeBytes);
    } catch (IllegalStateException | InternalError e) {
      throw damaged(e);
    }
  }

  private RuntimeException damaged(Throwable e) {
    if (e instanceof IllegalStateException && memory.isAlive()) {
      return new SegmentDamagedException(this + " holds no such record: " + e.getMessage(), e);
    }
    return memory.failure(e);
  }

  @Override
  public SharedLock lock() {
    return lock;
  }

  @Override
  public Class<R> type() {
    return shape.type();
  }

  @Override
  public Space space() {
    return lock.space();
  }

  @Override
  public Optional<String> name() {
    return lock.name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemoryGuarded<?> g && g.lock == lock;
  }

  @Override
  public int hashCode() {
    return lock.hashCode();
  }

  @Override
  public String toString() {
    return "guarded " + shape.type().getSimpleName() + " of " + lock;
  }

  private Object writeReplace() {
    return MemoryHandle.of(lock.attachment(), object, shape.type());
  }
}
