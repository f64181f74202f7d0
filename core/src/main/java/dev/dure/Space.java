package dev.dure;

import java.util.Objects;
import java.util.Set;

/**
 * Where shared objects live: the heap of one JVM, a segment of shared memory, an ensemble of
 * machines.
 *
 * <p>{@code space.longValue("hits")} gets the object with that name or creates it; kind, length,
 * type and policy are checked against what is there ({@link ShapeMismatchException}). The initial
 * value counts only when the object is created: creation and initial value are one atomic step.
 * {@code newLong(…)} creates an object without a name, private to whoever gets its handle.
 *
 * <p>Names have 1 to {@value #MAX_NAME_BYTES} bytes of UTF-8 and no control characters; each name
 * is one object of the space. Objects live as long as their space.
 *
 * <p>Methods that create throw {@link SpaceFullException} if there is no room, {@link
 * IllegalArgumentException} for a name or size that is not allowed, and {@link
 * SpaceClosedException} after {@link #close}.
 */
public interface Space extends AutoCloseable {

  /** The longest name, in bytes of UTF-8. */
  int MAX_NAME_BYTES = 128;

  /**
   * What the space is called in messages, and found by where it {@linkplain Capability#OPEN_BY_NAME
   * can be}.
   *
   * @return the name
   */
  String name();

  /**
   * What this space can do that not all can.
   *
   * @return an immutable set
   */
  Set<Capability> capabilities();

  /**
   * Whether this space can do something that not all can.
   *
   * @param capability what is asked for
   * @return true if it can
   */
  default boolean supports(Capability capability) {
    return capabilities().contains(Objects.requireNonNull(capability, "capability"));
  }

  /**
   * Gets or creates an {@code int}, initially 0.
   *
   * @param name its name
   * @return the value
   */
  default SharedInt intValue(String name) {
    return intValue(name, 0);
  }

  /**
   * Gets or creates an {@code int}.
   *
   * @param name its name
   * @param initial its value if it is created
   * @return the value
   */
  SharedInt intValue(String name, int initial);

  /**
   * Creates an {@code int} without a name.
   *
   * @param initial its value
   * @return the value
   */
  SharedInt newInt(int initial);

  /**
   * Gets or creates a {@code long}, initially 0.
   *
   * @param name its name
   * @return the value
   */
  default SharedLong longValue(String name) {
    return longValue(name, 0L);
  }

  /**
   * Gets or creates a {@code long}.
   *
   * @param name its name
   * @param initial its value if it is created
   * @return the value
   */
  SharedLong longValue(String name, long initial);

  /**
   * Creates a {@code long} without a name.
   *
   * @param initial its value
   * @return the value
   */
  SharedLong newLong(long initial);

  /**
   * Gets or creates a {@code float}, initially 0.
   *
   * @param name its name
   * @return the value
   */
  default SharedFloat floatValue(String name) {
    return floatValue(name, 0f);
  }

  /**
   * Gets or creates a {@code float}.
   *
   * @param name its name
   * @param initial its value if it is created
   * @return the value
   */
  SharedFloat floatValue(String name, float initial);

  /**
   * Creates a {@code float} without a name.
   *
   * @param initial its value
   * @return the value
   */
  SharedFloat newFloat(float initial);

  /**
   * Gets or creates a {@code double}, initially 0.
   *
   * @param name its name
   * @return the value
   */
  default SharedDouble doubleValue(String name) {
    return doubleValue(name, 0d);
  }

  /**
   * Gets or creates a {@code double}.
   *
   * @param name its name
   * @param initial its value if it is created
   * @return the value
   */
  SharedDouble doubleValue(String name, double initial);

  /**
   * Creates a {@code double} without a name.
   *
   * @param initial its value
   * @return the value
   */
  SharedDouble newDouble(double initial);

  /**
   * Gets or creates a {@code boolean}, initially false.
   *
   * @param name its name
   * @return the value
   */
  default SharedBoolean booleanValue(String name) {
    return booleanValue(name, false);
  }

  /**
   * Gets or creates a {@code boolean}.
   *
   * @param name its name
   * @param initial its value if it is created
   * @return the value
   */
  SharedBoolean booleanValue(String name, boolean initial);

  /**
   * Creates a {@code boolean} without a name.
   *
   * @param initial its value
   * @return the value
   */
  SharedBoolean newBoolean(boolean initial);

  /**
   * Gets or creates an array of {@code byte}, initially all 0.
   *
   * @param name its name
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedByteArray byteArray(String name, int length);

  /**
   * Creates an array of {@code byte} without a name, all 0.
   *
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedByteArray newByteArray(int length);

  /**
   * Gets or creates an array of {@code int}, initially all 0.
   *
   * @param name its name
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedIntArray intArray(String name, int length);

  /**
   * Creates an array of {@code int} without a name, all 0.
   *
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedIntArray newIntArray(int length);

  /**
   * Gets or creates an array of {@code long}, initially all 0.
   *
   * @param name its name
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedLongArray longArray(String name, int length);

  /**
   * Creates an array of {@code long} without a name, all 0.
   *
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedLongArray newLongArray(int length);

  /**
   * Gets or creates an array of {@code float}, initially all 0.
   *
   * @param name its name
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedFloatArray floatArray(String name, int length);

  /**
   * Creates an array of {@code float} without a name, all 0.
   *
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedFloatArray newFloatArray(int length);

  /**
   * Gets or creates an array of {@code double}, initially all 0.
   *
   * @param name its name
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedDoubleArray doubleArray(String name, int length);

  /**
   * Creates an array of {@code double} without a name, all 0.
   *
   * @param length the number of elements, at least 1
   * @return the array
   */
  SharedDoubleArray newDoubleArray(int length);

  /**
   * Gets or creates a lock that is {@linkplain OwnerDeath#ABANDON abandoned} if its owner dies.
   *
   * @param name its name
   * @return the lock
   */
  default SharedLock lock(String name) {
    return lock(name, OwnerDeath.ABANDON);
  }

  /**
   * Gets or creates a lock.
   *
   * @param name its name
   * @param ownerDeath what becomes of it if its owner dies
   * @return the lock
   */
  SharedLock lock(String name, OwnerDeath ownerDeath);

  /**
   * Creates a lock without a name, {@linkplain OwnerDeath#ABANDON abandoned} if its owner dies.
   *
   * @return the lock
   */
  default SharedLock newLock() {
    return newLock(OwnerDeath.ABANDON);
  }

  /**
   * Creates a lock without a name.
   *
   * @param ownerDeath what becomes of it if its owner dies
   * @return the lock
   */
  SharedLock newLock(OwnerDeath ownerDeath);

  /**
   * Gets or creates a guarded record whose lock is {@linkplain OwnerDeath#RELEASE released} if its
   * owner dies.
   *
   * @param <R> the type of the record
   * @param name its name
   * @param initial the record if it is created; its class is the type
   * @return the guarded record
   * @throws IllegalArgumentException if a component is of a type that cannot be shared
   */
  default <R extends Record> Guarded<R> guarded(String name, R initial) {
    return guarded(name, initial, OwnerDeath.RELEASE);
  }

  /**
   * Gets or creates a guarded record.
   *
   * @param <R> the type of the record
   * @param name its name
   * @param initial the record if it is created; its class is the type
   * @param ownerDeath what becomes of its lock if the owner dies
   * @return the guarded record
   * @throws IllegalArgumentException if a component is of a type that cannot be shared
   */
  <R extends Record> Guarded<R> guarded(String name, R initial, OwnerDeath ownerDeath);

  /**
   * Creates a guarded record without a name, whose lock is {@linkplain OwnerDeath#RELEASE released}
   * if its owner dies.
   *
   * @param <R> the type of the record
   * @param initial the record; its class is the type
   * @return the guarded record
   * @throws IllegalArgumentException if a component is of a type that cannot be shared
   */
  default <R extends Record> Guarded<R> newGuarded(R initial) {
    return newGuarded(initial, OwnerDeath.RELEASE);
  }

  /**
   * Creates a guarded record without a name.
   *
   * @param <R> the type of the record
   * @param initial the record; its class is the type
   * @param ownerDeath what becomes of its lock if the owner dies
   * @return the guarded record
   * @throws IllegalArgumentException if a component is of a type that cannot be shared
   */
  <R extends Record> Guarded<R> newGuarded(R initial, OwnerDeath ownerDeath);

  /**
   * Gets or creates an event, initially not set.
   *
   * @param name its name
   * @return the event
   */
  SharedEvent event(String name);

  /**
   * Creates an event without a name, not set.
   *
   * @return the event
   */
  SharedEvent newEvent();

  /**
   * Gets or creates a latch. The count with which it was created is part of what must agree; the
   * present count is what it is.
   *
   * @param name its name
   * @param count how often it has to be counted down, at least 0
   * @return the latch
   */
  SharedCountDownLatch countDownLatch(String name, int count);

  /**
   * Creates a latch without a name.
   *
   * @param count how often it has to be counted down, at least 0
   * @return the latch
   */
  SharedCountDownLatch newCountDownLatch(int count);

  /**
   * Gets or creates a semaphore whose permits {@linkplain OwnerDeath#RELEASE come back} if a
   * process dies that holds some.
   *
   * @param name its name
   * @param permits how many there are when it is created, and part of what must agree; may be
   *     negative: then as many have to be released before any can be acquired
   * @return the semaphore
   */
  default SharedSemaphore semaphore(String name, int permits) {
    return semaphore(name, permits, OwnerDeath.RELEASE);
  }

  /**
   * Gets or creates a semaphore.
   *
   * @param name its name
   * @param permits how many there are when it is created, and part of what must agree; may be
   *     negative
   * @param ownerDeath what becomes of it if a process dies that holds permits
   * @return the semaphore
   */
  SharedSemaphore semaphore(String name, int permits, OwnerDeath ownerDeath);

  /**
   * Creates a semaphore without a name, whose permits {@linkplain OwnerDeath#RELEASE come back} if
   * a process dies that holds some.
   *
   * @param permits how many there are; may be negative
   * @return the semaphore
   */
  default SharedSemaphore newSemaphore(int permits) {
    return newSemaphore(permits, OwnerDeath.RELEASE);
  }

  /**
   * Creates a semaphore without a name.
   *
   * @param permits how many there are; may be negative
   * @param ownerDeath what becomes of it if a process dies that holds permits
   * @return the semaphore
   */
  SharedSemaphore newSemaphore(int permits, OwnerDeath ownerDeath);

  /**
   * Gets or creates a bounded semaphore whose permits {@linkplain OwnerDeath#RELEASE come back} if
   * a process dies that holds some.
   *
   * @param name its name
   * @param permits how many there are when it is created, and at most, at least 0
   * @return the semaphore
   */
  default SharedSemaphore boundedSemaphore(String name, int permits) {
    return boundedSemaphore(name, permits, OwnerDeath.RELEASE);
  }

  /**
   * Gets or creates a bounded semaphore.
   *
   * @param name its name
   * @param permits how many there are when it is created, and at most, at least 0
   * @param ownerDeath what becomes of it if a process dies that holds permits
   * @return the semaphore
   */
  SharedSemaphore boundedSemaphore(String name, int permits, OwnerDeath ownerDeath);

  /**
   * Creates a bounded semaphore without a name, whose permits {@linkplain OwnerDeath#RELEASE come
   * back} if a process dies that holds some.
   *
   * @param permits how many there are, and at most, at least 0
   * @return the semaphore
   */
  default SharedSemaphore newBoundedSemaphore(int permits) {
    return newBoundedSemaphore(permits, OwnerDeath.RELEASE);
  }

  /**
   * Creates a bounded semaphore without a name.
   *
   * @param permits how many there are, and at most, at least 0
   * @param ownerDeath what becomes of it if a process dies that holds permits
   * @return the semaphore
   */
  SharedSemaphore newBoundedSemaphore(int permits, OwnerDeath ownerDeath);

  /**
   * Gets or creates a barrier.
   *
   * @param name its name
   * @param parties how many wait for one another, at least 1
   * @return the barrier
   */
  SharedCyclicBarrier cyclicBarrier(String name, int parties);

  /**
   * Creates a barrier without a name.
   *
   * @param parties how many wait for one another, at least 1
   * @return the barrier
   */
  SharedCyclicBarrier newCyclicBarrier(int parties);

  /**
   * Gets or creates a read-write lock that is {@linkplain OwnerDeath#ABANDON abandoned} if a writer
   * dies.
   *
   * @param name its name
   * @return the lock
   */
  default SharedReadWriteLock readWriteLock(String name) {
    return readWriteLock(name, OwnerDeath.ABANDON);
  }

  /**
   * Gets or creates a read-write lock.
   *
   * @param name its name
   * @param ownerDeath what becomes of it if a writer dies
   * @return the lock
   */
  SharedReadWriteLock readWriteLock(String name, OwnerDeath ownerDeath);

  /**
   * Creates a read-write lock without a name, {@linkplain OwnerDeath#ABANDON abandoned} if a writer
   * dies.
   *
   * @return the lock
   */
  default SharedReadWriteLock newReadWriteLock() {
    return newReadWriteLock(OwnerDeath.ABANDON);
  }

  /**
   * Creates a read-write lock without a name.
   *
   * @param ownerDeath what becomes of it if a writer dies
   * @return the lock
   */
  SharedReadWriteLock newReadWriteLock(OwnerDeath ownerDeath);

  /**
   * Gets or creates a queue, initially empty.
   *
   * @param <E> the type of its elements
   * @param name its name
   * @param capacity how many elements it can hold, 1 to 2^30
   * @param elements what they are
   * @return the queue
   * @throws IllegalArgumentException if a component of a record is of a type that cannot be shared
   */
  <E> SharedQueue<E> queue(String name, int capacity, Elements<E> elements);

  /**
   * Creates a queue without a name, empty.
   *
   * @param <E> the type of its elements
   * @param capacity how many elements it can hold, 1 to 2^30
   * @param elements what they are
   * @return the queue
   * @throws IllegalArgumentException if a component of a record is of a type that cannot be shared
   */
  <E> SharedQueue<E> newQueue(int capacity, Elements<E> elements);

  /**
   * Gets or creates a map, initially empty.
   *
   * @param <K> the type of its keys
   * @param <V> the type of its values
   * @param name its name
   * @param capacity how many entries it can hold, 1 to 2^30
   * @param keys what its keys are; not {@linkplain Elements#objects serialized objects}
   * @param values what its values are
   * @return the map
   * @throws IllegalArgumentException if a component of a record is of a type that cannot be shared,
   *     or keys are serialized objects
   */
  <K, V> SharedMap<K, V> map(String name, int capacity, Elements<K> keys, Elements<V> values);

  /**
   * Creates a map without a name, empty.
   *
   * @param <K> the type of its keys
   * @param <V> the type of its values
   * @param capacity how many entries it can hold, 1 to 2^30
   * @param keys what its keys are; not {@linkplain Elements#objects serialized objects}
   * @param values what its values are
   * @return the map
   * @throws IllegalArgumentException if a component of a record is of a type that cannot be shared,
   *     or keys are serialized objects
   */
  <K, V> SharedMap<K, V> newMap(int capacity, Elements<K> keys, Elements<V> values);

  /**
   * Whether {@link #close} was called.
   *
   * @return true if the objects of this space can no longer be used through it
   */
  boolean isClosed();

  /**
   * Ends this attachment to the space. Whoever waits in it gets a {@link SpaceClosedException}; a
   * lock that a thread of this process still holds is treated as if its owner had died. Other
   * processes are not concerned. May be called again, and from any thread; blocks only until
   * waiting threads have been woken, not interruptibly.
   */
  @Override
  void close();
}
