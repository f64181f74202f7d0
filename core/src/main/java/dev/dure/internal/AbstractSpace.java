package dev.dure.internal;

import dev.dure.Elements;
import dev.dure.Guarded;
import dev.dure.OwnerDeath;
import dev.dure.SharedBoolean;
import dev.dure.SharedByteArray;
import dev.dure.SharedCountDownLatch;
import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedDouble;
import dev.dure.SharedDoubleArray;
import dev.dure.SharedEvent;
import dev.dure.SharedFloat;
import dev.dure.SharedFloatArray;
import dev.dure.SharedInt;
import dev.dure.SharedIntArray;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.SharedMap;
import dev.dure.SharedQueue;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.Space;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A space reduced to what differs between spaces: cells of 32 and 64 bits, arrays of bytes, ints
 * and longs, locks, guarded records and synchronizers. Floats, doubles and booleans are views of
 * cells by their bits, so a scope writes none of them.
 *
 * <p>Each method below gets a checked name, or null for an object without a name, and the shape to
 * check or create.
 */
public abstract class AbstractSpace implements Space {

  /** Gets or creates a cell of 32 bits. */
  protected abstract SharedInt cell32(@Nullable String name, Shape shape, int initialBits);

  /** Gets or creates a cell of 64 bits. */
  protected abstract SharedLong cell64(@Nullable String name, Shape shape, long initialBits);

  /** Gets or creates an array of bytes, all 0. */
  protected abstract SharedByteArray array8(@Nullable String name, Shape shape);

  /** Gets or creates an array of 32-bit elements, all 0. */
  protected abstract SharedIntArray array32(@Nullable String name, Shape shape);

  /** Gets or creates an array of 64-bit elements, all 0. */
  protected abstract SharedLongArray array64(@Nullable String name, Shape shape);

  /** Gets or creates a lock. */
  protected abstract SharedLock makeLock(@Nullable String name, OwnerDeath ownerDeath);

  /** Gets or creates a guarded record; the initial one is checked, also if it is not created. */
  protected abstract <R extends Record> Guarded<R> makeGuarded(
      @Nullable String name, RecordShape<R> shape, R initial, OwnerDeath ownerDeath);

  /** Gets or creates an event. */
  protected abstract SharedEvent makeEvent(@Nullable String name, Shape shape);

  /** Gets or creates a latch. */
  protected abstract SharedCountDownLatch makeCountDownLatch(
      @Nullable String name, Shape shape, int count);

  /** Gets or creates a semaphore. */
  protected abstract SharedSemaphore makeSemaphore(@Nullable String name, SemaphoreShape shape);

  /** Gets or creates a barrier. */
  protected abstract SharedCyclicBarrier makeCyclicBarrier(
      @Nullable String name, Shape shape, int parties);

  /** Gets or creates a read-write lock. */
  protected abstract SharedReadWriteLock makeReadWriteLock(
      @Nullable String name, OwnerDeath ownerDeath);

  /** Gets or creates a queue. */
  protected abstract <E> SharedQueue<E> makeQueue(
      @Nullable String name, int capacity, Elements<E> elements);

  /** Gets or creates a map. */
  protected abstract <K, V> SharedMap<K, V> makeMap(
      @Nullable String name, int capacity, MapElements<K, V> elements);

  @Override
  public final SharedInt intValue(String name, int initial) {
    return cell32(Names.check(name), Shape.value(Kind.INT), initial);
  }

  @Override
  public final SharedInt newInt(int initial) {
    return cell32(null, Shape.value(Kind.INT), initial);
  }

  @Override
  public final SharedLong longValue(String name, long initial) {
    return cell64(Names.check(name), Shape.value(Kind.LONG), initial);
  }

  @Override
  public final SharedLong newLong(long initial) {
    return cell64(null, Shape.value(Kind.LONG), initial);
  }

  @Override
  public final SharedFloat floatValue(String name, float initial) {
    return floatCell(Names.check(name), initial);
  }

  @Override
  public final SharedFloat newFloat(float initial) {
    return floatCell(null, initial);
  }

  private SharedFloat floatCell(@Nullable String name, float initial) {
    return new FloatCell(cell32(name, Shape.value(Kind.FLOAT), Float.floatToRawIntBits(initial)));
  }

  @Override
  public final SharedDouble doubleValue(String name, double initial) {
    return doubleCell(Names.check(name), initial);
  }

  @Override
  public final SharedDouble newDouble(double initial) {
    return doubleCell(null, initial);
  }

  private SharedDouble doubleCell(@Nullable String name, double initial) {
    return new DoubleCell(
        cell64(name, Shape.value(Kind.DOUBLE), Double.doubleToRawLongBits(initial)));
  }

  @Override
  public final SharedBoolean booleanValue(String name, boolean initial) {
    return booleanCell(Names.check(name), initial);
  }

  @Override
  public final SharedBoolean newBoolean(boolean initial) {
    return booleanCell(null, initial);
  }

  private SharedBoolean booleanCell(@Nullable String name, boolean initial) {
    return new BooleanCell(cell32(name, Shape.value(Kind.BOOLEAN), initial ? 1 : 0));
  }

  @Override
  public final SharedByteArray byteArray(String name, int length) {
    return array8(Names.check(name), Shape.array(Kind.BYTE_ARRAY, length));
  }

  @Override
  public final SharedByteArray newByteArray(int length) {
    return array8(null, Shape.array(Kind.BYTE_ARRAY, length));
  }

  @Override
  public final SharedIntArray intArray(String name, int length) {
    return array32(Names.check(name), Shape.array(Kind.INT_ARRAY, length));
  }

  @Override
  public final SharedIntArray newIntArray(int length) {
    return array32(null, Shape.array(Kind.INT_ARRAY, length));
  }

  @Override
  public final SharedLongArray longArray(String name, int length) {
    return array64(Names.check(name), Shape.array(Kind.LONG_ARRAY, length));
  }

  @Override
  public final SharedLongArray newLongArray(int length) {
    return array64(null, Shape.array(Kind.LONG_ARRAY, length));
  }

  @Override
  public final SharedFloatArray floatArray(String name, int length) {
    return new FloatCells(array32(Names.check(name), Shape.array(Kind.FLOAT_ARRAY, length)));
  }

  @Override
  public final SharedFloatArray newFloatArray(int length) {
    return new FloatCells(array32(null, Shape.array(Kind.FLOAT_ARRAY, length)));
  }

  @Override
  public final SharedDoubleArray doubleArray(String name, int length) {
    return new DoubleCells(array64(Names.check(name), Shape.array(Kind.DOUBLE_ARRAY, length)));
  }

  @Override
  public final SharedDoubleArray newDoubleArray(int length) {
    return new DoubleCells(array64(null, Shape.array(Kind.DOUBLE_ARRAY, length)));
  }

  @Override
  public final SharedLock lock(String name, OwnerDeath ownerDeath) {
    return makeLock(Names.check(name), Objects.requireNonNull(ownerDeath, "ownerDeath"));
  }

  @Override
  public final SharedLock newLock(OwnerDeath ownerDeath) {
    return makeLock(null, Objects.requireNonNull(ownerDeath, "ownerDeath"));
  }

  @Override
  public final <R extends Record> Guarded<R> guarded(
      String name, R initial, OwnerDeath ownerDeath) {
    return checkedGuarded(Names.check(name), initial, ownerDeath);
  }

  @Override
  public final <R extends Record> Guarded<R> newGuarded(R initial, OwnerDeath ownerDeath) {
    return checkedGuarded(null, initial, ownerDeath);
  }

  private <R extends Record> Guarded<R> checkedGuarded(
      @Nullable String name, R initial, OwnerDeath ownerDeath) {
    RecordShape<R> shape = RecordShape.of(initial);
    return makeGuarded(
        name, shape, shape.check(initial), Objects.requireNonNull(ownerDeath, "ownerDeath"));
  }

  @Override
  public final SharedEvent event(String name) {
    return makeEvent(Names.check(name), Shape.value(Kind.EVENT));
  }

  @Override
  public final SharedEvent newEvent() {
    return makeEvent(null, Shape.value(Kind.EVENT));
  }

  @Override
  public final SharedCountDownLatch countDownLatch(String name, int count) {
    return makeCountDownLatch(Names.check(name), Shape.countDownLatch(count), count);
  }

  @Override
  public final SharedCountDownLatch newCountDownLatch(int count) {
    return makeCountDownLatch(null, Shape.countDownLatch(count), count);
  }

  @Override
  public final SharedSemaphore semaphore(String name, int permits, OwnerDeath ownerDeath) {
    return makeSemaphore(Names.check(name), semaphoreShape(permits, false, ownerDeath));
  }

  @Override
  public final SharedSemaphore newSemaphore(int permits, OwnerDeath ownerDeath) {
    return makeSemaphore(null, semaphoreShape(permits, false, ownerDeath));
  }

  @Override
  public final SharedSemaphore boundedSemaphore(String name, int permits, OwnerDeath ownerDeath) {
    return makeSemaphore(Names.check(name), semaphoreShape(permits, true, ownerDeath));
  }

  @Override
  public final SharedSemaphore newBoundedSemaphore(int permits, OwnerDeath ownerDeath) {
    return makeSemaphore(null, semaphoreShape(permits, true, ownerDeath));
  }

  private static SemaphoreShape semaphoreShape(
      int permits, boolean bounded, OwnerDeath ownerDeath) {
    return new SemaphoreShape(permits, bounded, Objects.requireNonNull(ownerDeath, "ownerDeath"));
  }

  @Override
  public final SharedCyclicBarrier cyclicBarrier(String name, int parties) {
    return makeCyclicBarrier(Names.check(name), Shape.cyclicBarrier(parties), parties);
  }

  @Override
  public final SharedCyclicBarrier newCyclicBarrier(int parties) {
    return makeCyclicBarrier(null, Shape.cyclicBarrier(parties), parties);
  }

  @Override
  public final SharedReadWriteLock readWriteLock(String name, OwnerDeath ownerDeath) {
    return makeReadWriteLock(Names.check(name), Objects.requireNonNull(ownerDeath, "ownerDeath"));
  }

  @Override
  public final SharedReadWriteLock newReadWriteLock(OwnerDeath ownerDeath) {
    return makeReadWriteLock(null, Objects.requireNonNull(ownerDeath, "ownerDeath"));
  }

  @Override
  public final <E> SharedQueue<E> queue(String name, int capacity, Elements<E> elements) {
    return makeQueue(Names.check(name), capacity, Objects.requireNonNull(elements, "elements"));
  }

  @Override
  public final <E> SharedQueue<E> newQueue(int capacity, Elements<E> elements) {
    return makeQueue(null, capacity, Objects.requireNonNull(elements, "elements"));
  }

  @Override
  public final <K, V> SharedMap<K, V> map(
      String name, int capacity, Elements<K> keys, Elements<V> values) {
    return makeMap(Names.check(name), capacity, new MapElements<>(keys, values));
  }

  @Override
  public final <K, V> SharedMap<K, V> newMap(int capacity, Elements<K> keys, Elements<V> values) {
    return makeMap(null, capacity, new MapElements<>(keys, values));
  }
}
