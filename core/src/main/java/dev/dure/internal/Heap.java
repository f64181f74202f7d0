package dev.dure.internal;

import dev.dure.Elements;
import dev.dure.Guarded;
import dev.dure.OwnerDeath;
import dev.dure.ShapeMismatchException;
import dev.dure.SharedByteArray;
import dev.dure.SharedCountDownLatch;
import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedEvent;
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
import dev.dure.SpaceClosedException;
import dev.dure.SpaceFullException;
import java.io.InvalidObjectException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a heap space: its objects by name, those that have been serialized by number, and
 * whether it is closed.
 *
 * <p>An object without a name is reached only by its handles and goes with the last of them; once
 * it was serialized the space keeps it, since a stream may hold the only handle.
 *
 * <p>The class is longer than others since each kind of object has its few lines here.
 */
public final class Heap {

  private static final UUID JVM = UUID.randomUUID();
  private static final ConcurrentHashMap<UUID, Live> LIVE = new ConcurrentHashMap<>();
  private static final ReferenceQueue<Heap> GONE = new ReferenceQueue<>();
  private static final VarHandle CLOSED;

  static {
    try {
      CLOSED = MethodHandles.lookup().findVarHandle(Heap.class, "closed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** A heap found by its number for as long as somebody else holds it. */
  private static final class Live extends WeakReference<Heap> {
    private final UUID id;

    Live(Heap heap) {
      super(heap, GONE);
      this.id = heap.id;
    }
  }

  private final UUID id = UUID.randomUUID();
  private final Space space;
  private final String name;
  private final Map<String, HeapObject> named = new ConcurrentHashMap<>();
  private final Map<Long, HeapObject> exported = new ConcurrentHashMap<>();

  /** By identity, since maps are equal by what is in them; guarded by {@code exported}. */
  private final IdentityHashMap<HeapObject, Long> numbers = new IdentityHashMap<>();

  /** The threads that wait in this space, but for those that {@link OwnerWatch} reaches. */
  private final Set<Thread> parked = ConcurrentHashMap.newKeySet();

  /** The queues in which somebody waits; each enters and leaves under its own lock. */
  private final Set<HeapQueue<?>> awaited = ConcurrentHashMap.newKeySet();

  /** Written once, in volatile mode; see {@link #requireOpen} and {@link #isClosed} for reads. */
  private boolean closed;

  /** Makes the inside of a space with a checked name. */
  public Heap(Space space, String name) {
    this.space = space;
    this.name = name;
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      LIVE.remove(((Live) gone).id);
    }
    LIVE.put(id, new Live(this));
  }

  Space space() {
    return space;
  }

  /** The space in the words of messages. */
  public String description() {
    return "heap space \"" + name + "\"";
  }

  /**
   * Throws if the space is closed. A plain read, since it stands before every operation on plain
   * data: whoever loops on a value is stopped by the fences of the value's own access.
   */
  void requireOpen() {
    if (closed) {
      throw new SpaceClosedException(description());
    }
  }

  /**
   * Throws if the space is closed, by a volatile read. Those that are about to park need it: {@link
   * #close} writes the flag and then looks for waiters, they announce themselves and then read the
   * flag, so one of the two sees the other.
   */
  void requireOpenNow() {
    if (isClosed()) {
      throw new SpaceClosedException(description());
    }
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    return (boolean) CLOSED.getVolatile(this);
  }

  /** Closes the space and wakes all who wait in it. */
  public void close() {
    CLOSED.setVolatile(this, true);
    LIVE.remove(id);
    OwnerWatch.wakeAll(this);
    parked.forEach(LockSupport::unpark);
    awaited.forEach(HeapQueue::wakeAll);
    named.clear();
    synchronized (exported) {
      exported.clear();
      numbers.clear();
    }
  }

  /** Gets or creates a cell of 32 bits. */
  public SharedInt cell32(@Nullable String name, Shape shape, int initial) {
    return get(HeapInt.class, name, shape, () -> new HeapInt(this, name, shape, initial));
  }

  /** Gets or creates a cell of 64 bits. */
  public SharedLong cell64(@Nullable String name, Shape shape, long initial) {
    return get(HeapLong.class, name, shape, () -> new HeapLong(this, name, shape, initial));
  }

  /** Gets or creates an array of bytes. */
  public SharedByteArray array8(@Nullable String name, Shape shape) {
    return get(
        HeapByteArray.class,
        name,
        shape,
        () -> new HeapByteArray(this, name, shape, allocate(shape, byte[]::new)));
  }

  /** Gets or creates an array of 32-bit elements. */
  public SharedIntArray array32(@Nullable String name, Shape shape) {
    return get(
        HeapIntArray.class,
        name,
        shape,
        () -> new HeapIntArray(this, name, shape, allocate(shape, int[]::new)));
  }

  /** Gets or creates an array of 64-bit elements. */
  public SharedLongArray array64(@Nullable String name, Shape shape) {
    return get(
        HeapLongArray.class,
        name,
        shape,
        () -> new HeapLongArray(this, name, shape, allocate(shape, long[]::new)));
  }

  /** Gets or creates a lock. */
  public SharedLock lock(@Nullable String name, OwnerDeath ownerDeath) {
    Shape shape = Shape.lock(ownerDeath);
    return get(HeapLock.class, name, shape, () -> new HeapLock(this, name, shape, ownerDeath));
  }

  /** Gets or creates a guarded record. */
  @SuppressWarnings("unchecked") // the classes are compared
  public <R extends Record> Guarded<R> guarded(
      @Nullable String name, RecordShape<R> record, R initial, OwnerDeath ownerDeath) {
    Shape shape = Shape.guarded(record, ownerDeath);
    HeapGuarded<?> found =
        get(
            HeapGuarded.class,
            name,
            shape,
            () -> new HeapGuarded<>(this, name, shape, record, initial, ownerDeath));
    if (found.type() != record.type()) {
      throw new ShapeMismatchException(
          String.valueOf(name),
          description(),
          shape + " of " + record.type().getClassLoader(),
          found.shape() + " of " + found.type().getClassLoader());
    }
    return (Guarded<R>) found;
  }

  /** Gets or creates an event. */
  public SharedEvent event(@Nullable String name, Shape shape) {
    return get(HeapEvent.class, name, shape, () -> new HeapEvent(this, name, shape));
  }

  /** Gets or creates a latch. */
  public SharedCountDownLatch countDownLatch(@Nullable String name, Shape shape, int count) {
    return get(
        HeapCountDownLatch.class,
        name,
        shape,
        () -> new HeapCountDownLatch(this, name, shape, count));
  }

  /** Gets or creates a semaphore. */
  public SharedSemaphore semaphore(@Nullable String name, SemaphoreShape shape) {
    return get(
        HeapSemaphore.class, name, shape.shape(), () -> new HeapSemaphore(this, name, shape));
  }

  /** Gets or creates a barrier. */
  public SharedCyclicBarrier cyclicBarrier(@Nullable String name, Shape shape, int parties) {
    return get(
        HeapCyclicBarrier.class,
        name,
        shape,
        () -> new HeapCyclicBarrier(this, name, shape, parties));
  }

  /** Gets or creates a read-write lock. */
  public SharedReadWriteLock readWriteLock(@Nullable String name, OwnerDeath ownerDeath) {
    Shape shape = Shape.readWriteLock(ownerDeath);
    return get(
        HeapReadWriteLock.class,
        name,
        shape,
        () -> new HeapReadWriteLock(this, name, shape, ownerDeath));
  }

  /**
   * Announces that the current thread is about to park, so that {@link #close} unparks it. It must
   * look whether the space is closed after this and before it parks, see {@link #requireOpenNow}.
   */
  void beginWait() {
    parked.add(Thread.currentThread());
  }

  void endWait() {
    parked.remove(Thread.currentThread());
  }

  /** Gets or creates a queue. */
  @SuppressWarnings("unchecked") // the types of the elements are compared
  public <E> SharedQueue<E> queue(@Nullable String name, int capacity, Elements<E> elements) {
    ElementCodec<E> codec = ElementCodec.of(elements, HeapHandle.class);
    Shape shape = Shape.queue(capacity, codec);
    HeapQueue<?> found =
        get(
            HeapQueue.class,
            name,
            shape,
            () -> new HeapQueue<>(this, name, shape, elements, codec));
    if (found.elements().type() != elements.type()) {
      throw new ShapeMismatchException(
          String.valueOf(name),
          description(),
          shape + " of " + elements.type().getClassLoader(),
          found.shape() + " of " + found.elements().type().getClassLoader());
    }
    return (SharedQueue<E>) found;
  }

  /** Gets or creates a map. */
  @SuppressWarnings("unchecked") // the types of keys and values are compared
  public <K, V> SharedMap<K, V> map(
      @Nullable String name, int capacity, MapElements<K, V> elements) {
    MapCodec<K, V> codec = new MapCodec<>(elements, HeapHandle.class);
    Shape shape = codec.shape(capacity);
    HeapMap<?, ?> found =
        get(HeapMap.class, name, shape, () -> new HeapMap<>(this, name, shape, codec));
    if (!found.codec().elements().isOfTypes(elements)) {
      throw new ShapeMismatchException(
          String.valueOf(name),
          description(),
          shape + " of other class loaders",
          found.shape().toString());
    }
    return (SharedMap<K, V>) found;
  }

  /** The queues that {@link #close} has to wake. */
  Set<HeapQueue<?>> awaited() {
    return awaited;
  }

  private <T extends HeapObject> T get(
      Class<T> type, @Nullable String objectName, Shape shape, Supplier<T> create) {
    requireOpenNow();
    if (objectName == null) {
      return create.get();
    }
    HeapObject present = named.get(objectName);
    if (present == null) {
      present = named.computeIfAbsent(objectName, n -> create.get());
    }
    shape.requireSame(present.shape(), objectName, description());
    requireOpenNow();
    return type.cast(present);
  }

  private <A> A allocate(Shape shape, IntFunction<A> array) {
    long bytes = (long) shape.length() * shape.kind().elementBytes();
    // Asked first, so that a hopeless size does not set off -XX:+HeapDumpOnOutOfMemoryError.
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw full(shape, bytes);
    }
    try {
      return array.apply(shape.length());
    } catch (OutOfMemoryError e) {
      SpaceFullException full = full(shape, bytes);
      full.initCause(e);
      throw full;
    }
  }

  private SpaceFullException full(Shape shape, long bytes) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    return new SpaceFullException(
        description(),
        shape.toString(),
        bytes,
        free,
        runtime.maxMemory(),
        "Give the JVM a larger heap with -Xmx.");
  }

  /** A handle for streams; from now on the space keeps the object. */
  HeapHandle export(HeapObject object) {
    requireOpenNow();
    long number;
    synchronized (exported) {
      number = numbers.computeIfAbsent(object, o -> (long) exported.size() + 1);
      exported.put(number, object);
    }
    return new HeapHandle(
        JVM, ProcessHandle.current().pid(), id, name, number, 0, HeapHandle.WHOLE);
  }

  /** The object of a handle. */
  static HeapObject find(HeapHandle handle) throws InvalidObjectException {
    String where = "The handle is of an object in heap space \"" + handle.spaceName() + "\"";
    if (!JVM.equals(handle.jvm())) {
      throw new InvalidObjectException(
          where
              + ", which lives in the heap of process "
              + handle.pid()
              + "; this is process "
              + ProcessHandle.current().pid()
              + ". A heap does not cross processes: keep the object in a MemorySpace.");
    }
    Live live = LIVE.get(handle.heap());
    Heap heap = live == null ? null : live.get();
    if (heap == null || heap.isClosed()) {
      throw new InvalidObjectException(where + ", which is closed. Deserialize before close().");
    }
    HeapObject object = heap.exported.get(handle.object());
    if (object == null) {
      throw new InvalidObjectException(
          where + ", which has no object " + handle.object() + ". The stream was tampered with.");
    }
    return object;
  }
}
