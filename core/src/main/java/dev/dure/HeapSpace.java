package dev.dure;

import dev.dure.internal.AbstractSpace;
import dev.dure.internal.Heap;
import dev.dure.internal.MapElements;
import dev.dure.internal.Names;
import dev.dure.internal.RecordShape;
import dev.dure.internal.SemaphoreShape;
import dev.dure.internal.Shape;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The space of the threads of one JVM: its objects live in the heap and cost what those of {@link
 * java.util.concurrent} cost. Code that was written for it runs in the other spaces as it is.
 *
 * <pre>{@code
 * try (Space space = HeapSpace.create()) {
 *   SharedLong hits = space.longValue("hits");
 *   hits.increment();
 * }
 * }</pre>
 *
 * <p>Handles can be serialized and come back in the same JVM, for as long as the space is open. In
 * another JVM their deserialization fails with {@link java.io.InvalidObjectException}: a heap does
 * not cross processes.
 *
 * <p>The death of a lock's owner, here the end of a thread, is noticed by whoever asks for the lock
 * then; for those that already wait, a daemon thread looks about every 5 ms. That thread is there
 * only while somebody waits, and a second longer.
 *
 * <p>A space that is not closed is collected with its last handle; it needs {@link #close} only to
 * stop those that wait in it.
 */
public final class HeapSpace extends AbstractSpace {

  private static final AtomicLong CREATED = new AtomicLong();

  private final String name;
  private final Heap heap;

  private HeapSpace(String name) {
    this.name = name;
    this.heap = new Heap(this, name);
  }

  /**
   * Creates a space that is called {@code heap-1}, {@code heap-2} and so on.
   *
   * @return a new space, independent of every other
   */
  public static HeapSpace create() {
    return new HeapSpace("heap-" + CREATED.incrementAndGet());
  }

  /**
   * Creates a space.
   *
   * @param name what messages call it; need not be unique
   * @return a new space, independent of every other, those with this name too
   * @throws IllegalArgumentException if the name is empty, too long or has control characters
   */
  public static HeapSpace create(String name) {
    return new HeapSpace(Names.check(name));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public boolean isClosed() {
    return heap.isClosed();
  }

  @Override
  public void close() {
    heap.close();
  }

  @Override
  public String toString() {
    return heap.description();
  }

  @Override
  protected SharedInt cell32(@Nullable String objectName, Shape shape, int initialBits) {
    return heap.cell32(objectName, shape, initialBits);
  }

  @Override
  protected SharedLong cell64(@Nullable String objectName, Shape shape, long initialBits) {
    return heap.cell64(objectName, shape, initialBits);
  }

  @Override
  protected SharedByteArray array8(@Nullable String objectName, Shape shape) {
    return heap.array8(objectName, shape);
  }

  @Override
  protected SharedIntArray array32(@Nullable String objectName, Shape shape) {
    return heap.array32(objectName, shape);
  }

  @Override
  protected SharedLongArray array64(@Nullable String objectName, Shape shape) {
    return heap.array64(objectName, shape);
  }

  @Override
  protected SharedLock makeLock(@Nullable String objectName, OwnerDeath ownerDeath) {
    return heap.lock(objectName, ownerDeath);
  }

  @Override
  protected <R extends Record> Guarded<R> makeGuarded(
      @Nullable String objectName, RecordShape<R> shape, R initial, OwnerDeath ownerDeath) {
    return heap.guarded(objectName, shape, initial, ownerDeath);
  }

  @Override
  protected SharedEvent makeEvent(@Nullable String objectName, Shape shape) {
    return heap.event(objectName, shape);
  }

  @Override
  protected SharedCountDownLatch makeCountDownLatch(
      @Nullable String objectName, Shape shape, int count) {
    return heap.countDownLatch(objectName, shape, count);
  }

  @Override
  protected SharedSemaphore makeSemaphore(@Nullable String objectName, SemaphoreShape shape) {
    return heap.semaphore(objectName, shape);
  }

  @Override
  protected SharedCyclicBarrier makeCyclicBarrier(
      @Nullable String objectName, Shape shape, int parties) {
    return heap.cyclicBarrier(objectName, shape, parties);
  }

  @Override
  protected SharedReadWriteLock makeReadWriteLock(
      @Nullable String objectName, OwnerDeath ownerDeath) {
    return heap.readWriteLock(objectName, ownerDeath);
  }

  @Override
  protected <E> SharedQueue<E> makeQueue(
      @Nullable String objectName, int capacity, Elements<E> elements) {
    return heap.queue(objectName, capacity, elements);
  }

  @Override
  protected <K, V> SharedMap<K, V> makeMap(
      @Nullable String objectName, int capacity, MapElements<K, V> elements) {
    return heap.map(objectName, capacity, elements);
  }
}
