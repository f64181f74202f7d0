package dev.dure.memory;

import dev.dure.Capability;
import dev.dure.Elements;
import dev.dure.Guarded;
import dev.dure.OwnerDeath;
import dev.dure.ShapeMismatchException;
import dev.dure.SharedArray;
import dev.dure.SharedByteArray;
import dev.dure.SharedCondition;
import dev.dure.SharedCountDownLatch;
import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedEvent;
import dev.dure.SharedInt;
import dev.dure.SharedIntArray;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.SharedMap;
import dev.dure.SharedObject;
import dev.dure.SharedQueue;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.internal.AbstractSpace;
import dev.dure.internal.DoubleCells;
import dev.dure.internal.ElementCodec;
import dev.dure.internal.FloatCells;
import dev.dure.internal.Kind;
import dev.dure.internal.MapCodec;
import dev.dure.internal.MapElements;
import dev.dure.internal.Names;
import dev.dure.internal.RecordShape;
import dev.dure.internal.SemaphoreShape;
import dev.dure.internal.Shape;
import dev.dure.linux.Platform;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The process scope: a space in a segment of shared memory, for the processes of one user on one
 * machine.
 *
 * <pre>{@code
 * try (MemorySpace space = MemorySpace.create()) {
 *   SharedLong hits = space.newLong(0);
 *   WorkerProcess worker = WorkerProcess.start(() -> hits.increment()); // the handle travels
 *   worker.join();
 * }
 * }</pre>
 *
 * <p>A space without a name lives until the last process that uses it ends or closes it, and leaves
 * nothing behind, however they end. A space with a name can be opened by any process of the same
 * user; it lives until {@link #remove} <i>and</i> the last use.
 *
 * <p>All memory of a segment is allocated when it is created, or when it grows, so that no later
 * access can fail for want of it. Linux on 64-bit x86 and ARM; elsewhere the methods that create
 * and open throw {@link UnsupportedOperationException} and say what is missing.
 *
 * <p>Half of the file is documentation of what users call; what it does is in {@link Attachment}.
 */
public final class MemorySpace extends AbstractSpace {

  /** The size of a segment for which none was given: 16 MiB. */
  public static final long DEFAULT_BYTES = 16L << 20;

  /** The smallest size of a segment: 64 KiB. */
  public static final long MIN_BYTES = 64L << 10;

  private static final int DEFAULT_SLOTS = 256;

  /**
   * The open spaces of this process by the identity of their segments, so that a handle finds the
   * one that is there.
   */
  private static final Map<UUID, List<MemorySpace>> OPEN = new ConcurrentHashMap<>();

  private static final Object ATTACHING = new Object();

  private final Attachment attachment;
  private final String name;
  private final AtomicBoolean closed = new AtomicBoolean();

  private MemorySpace(Segment segment, String name) {
    this.name = name;
    try {
      this.attachment = new Attachment(segment, this);
    } catch (RuntimeException | Error e) {
      segment.close();
      throw e;
    }
    OPEN.computeIfAbsent(segment.id(), id -> new CopyOnWriteArrayList<>()).add(this);
    attachment.start();
  }

  // ---- creating and opening ----

  /**
   * Creates a space without a name, of {@value #DEFAULT_BYTES} bytes.
   *
   * @return a new, empty space
   * @throws SegmentCreationException if the system has not that much memory, or refuses
   */
  public static MemorySpace create() {
    return create(DEFAULT_BYTES);
  }

  /**
   * Creates a space without a name that keeps its size: when it is full, it says so ({@link
   * dev.dure.SpaceFullException}).
   *
   * @param bytes its size, at least {@value #MIN_BYTES}; objects take at least 128 bytes each
   * @return a new, empty space
   * @throws IllegalArgumentException if the size is too small
   * @throws SegmentCreationException if the system has not that much memory, or refuses
   */
  public static MemorySpace create(long bytes) {
    return create(bytes, bytes);
  }

  /**
   * Creates a space without a name that grows when it is full.
   *
   * <p>What it has grown by is allocated by the creation that needs it, in whichever process, and
   * all processes have it at once; objects stay where they are. It is not given back before the
   * space is. Each process reserves addresses for the largest size, which takes no memory.
   *
   * @param bytes its first size, at least {@value #MIN_BYTES}
   * @param maxBytes the size up to which it may grow, at least the first
   * @return a new, empty space
   * @throws IllegalArgumentException if a size is not allowed
   * @throws SegmentCreationException if the system has not that much memory, or refuses
   */
  public static MemorySpace create(long bytes, long maxBytes) {
    Platform.require();
    return new MemorySpace(SegmentFiles.createAnonymous(header(bytes, maxBytes)), "");
  }

  /**
   * Creates a space with a name, which other processes of this user can {@link #open}; it keeps its
   * size.
   *
   * @param name 1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit
   * @param bytes its size, at least {@value #MIN_BYTES}
   * @return a new, empty space
   * @throws IllegalArgumentException if the name or the size is not allowed
   * @throws SegmentExistsException if the name is taken
   * @throws SegmentCreationException if {@code /dev/shm} is full, or the system refuses
   */
  public static MemorySpace create(String name, long bytes) {
    return create(name, bytes, bytes);
  }

  /**
   * Creates a space with a name that grows when it is full; see {@link #create(long, long)}.
   *
   * @param name 1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit
   * @param bytes its first size, at least {@value #MIN_BYTES}
   * @param maxBytes the size up to which it may grow, at least the first
   * @return a new, empty space
   * @throws IllegalArgumentException if the name or a size is not allowed
   * @throws SegmentExistsException if the name is taken
   * @throws SegmentCreationException if {@code /dev/shm} is full, or the system refuses
   */
  public static MemorySpace create(String name, long bytes, long maxBytes) {
    Platform.require();
    SegmentFiles.checkName(name);
    return new MemorySpace(SegmentFiles.createNamed(name, header(bytes, maxBytes)), name);
  }

  /**
   * Opens the space with a name.
   *
   * @param name its name
   * @return the space, with what others have put into it
   * @throws SegmentNotFoundException if there is none
   * @throws SegmentRefusedException if what has the name is no segment that may be trusted: another
   *     version, owner or mode, truncated, a symbolic link
   * @throws SegmentCreationException if every slot is taken by a process
   */
  public static MemorySpace open(String name) {
    Platform.require();
    return new MemorySpace(SegmentFiles.openNamed(name), name);
  }

  /**
   * Takes a name away. Whoever uses the space goes on with it; its memory is given back with the
   * last use.
   *
   * @param name the name
   * @return whether there was such a name
   */
  public static boolean remove(String name) {
    Platform.require();
    return SegmentFiles.remove(name);
  }

  /**
   * Where segments with a name have their files.
   *
   * @return a directory that only this user can read
   */
  public static Path directory() {
    Platform.require();
    return SegmentFiles.directory();
  }

  private static Header header(long bytes, long maxBytes) {
    if (bytes < MIN_BYTES || bytes > Layout.MAX_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "A segment cannot have %,d bytes; allowed are %,d to %,d.",
              bytes, MIN_BYTES, Layout.MAX_BYTES));
    }
    if (maxBytes < bytes || maxBytes > Layout.MAX_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "A segment of %,d bytes cannot grow to %,d; allowed are %,d to %,d.",
              bytes, maxBytes, bytes, Layout.MAX_BYTES));
    }
    return Header.of(UUID.randomUUID(), bytes, maxBytes, slots(bytes));
  }

  /** The table of slots takes at most a quarter of the segment. */
  private static int slots(long bytes) {
    return (int) Math.min(DEFAULT_SLOTS, bytes / 4 / Layout.SLOT_BYTES);
  }

  /** The space of this process for a handle's segment; attached if there is none yet. */
  static MemorySpace attached(MemoryHandle handle) {
    Platform.require();
    synchronized (ATTACHING) {
      for (MemorySpace space : OPEN.getOrDefault(handle.segment(), List.of())) {
        if (!space.isClosed()) {
          return space;
        }
      }
      String description = SegmentFiles.describe(SegmentFiles.anonymousName(handle.segment()));
      Segment segment =
          handle.name().isEmpty()
              ? SegmentFiles.openInherited(handle.pid(), handle.fd(), description)
              : SegmentFiles.openNamed(handle.name());
      if (!segment.id().equals(handle.segment())) {
        segment.close();
        throw new SegmentNotFoundException(
            String.format(
                "%s of the handle is gone; there is another one, %s, in its place.",
                handle.segment(), segment.id()));
      }
      return new MemorySpace(segment, handle.name());
    }
  }

  // ---- the space itself ----

  @Override
  public String name() {
    return name.isEmpty() ? SegmentFiles.anonymousName(attachment.segment().id()) : name;
  }

  /** The name under which the segment can be opened, or empty. */
  String fileName() {
    return name;
  }

  Attachment attachment() {
    return attachment;
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> capabilities = EnumSet.of(Capability.PROCESSES, Capability.MEMORY_VIEW);
    if (!name.isEmpty()) {
      capabilities.add(Capability.OPEN_BY_NAME);
    }
    return Set.copyOf(capabilities);
  }

  /**
   * The size of the segment now.
   *
   * @return bytes
   */
  public long bytes() {
    attachment.checkOpen();
    return attachment.segment().size();
  }

  /**
   * The size up to which the segment may grow.
   *
   * @return bytes; the same as {@link #bytes} if it keeps its size
   */
  public long maxBytes() {
    attachment.checkOpen();
    return attachment.segment().header().maximum();
  }

  /**
   * What is left for new objects before the space is full, or has to grow.
   *
   * @return bytes
   */
  public long freeBytes() {
    attachment.checkOpen();
    return attachment.directory().freeBytes();
  }

  /**
   * The elements of an array as memory, for code that needs speed: no copy, no check of each access
   * by this library, plain mode. It is no longer accessible when the space is closed ({@link
   * IllegalStateException}).
   *
   * @param array an array of a memory space
   * @return its elements in native byte order
   * @throws IllegalArgumentException if the array lives elsewhere
   */
  public static MemorySegment view(SharedArray array) {
    SharedObject bits = array;
    if (array instanceof FloatCells f) {
      bits = f.bits();
    } else if (array instanceof DoubleCells d) {
      bits = d.bits();
    }
    if (bits instanceof MemoryArray memoryArray) {
      return memoryArray.view();
    }
    throw new IllegalArgumentException(
        Objects.requireNonNull(array, "array")
            + " does not live in shared memory, so it has no view.");
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  /**
   * Ends this process's use of the segment. Whoever waits here gets a {@link
   * dev.dure.SpaceClosedException}; a lock that a thread of this process holds is treated as if the
   * process had died. Waits, not interruptibly, until no thread is in a copy or a wait.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      UUID id = attachment.segment().id();
      OPEN.computeIfPresent(
          id,
          (key, spaces) -> {
            spaces.remove(this);
            return spaces.isEmpty() ? null : spaces;
          });
      attachment.close();
    }
  }

  @Override
  public String toString() {
    return attachment.description();
  }

  // ---- objects ----

  private Directory.Entry object(
      @Nullable String objectName, Shape shape, long bodyBytes, LongConsumer initialise) {
    attachment.checkOpen();
    return attachment
        .directory()
        .getOrCreate(objectName, shape, bodyBytes, attachment.directoryLock(), initialise);
  }

  @Override
  protected SharedInt cell32(@Nullable String objectName, Shape shape, int initialBits) {
    return new MemoryInt(
        attachment,
        object(objectName, shape, 4, at -> attachment.memory().setInt(at, initialBits)));
  }

  @Override
  protected SharedLong cell64(@Nullable String objectName, Shape shape, long initialBits) {
    return new MemoryLong(
        attachment,
        object(objectName, shape, 8, at -> attachment.memory().setLong(at, initialBits)));
  }

  private Directory.Entry array(@Nullable String objectName, Shape shape) {
    long bytes = (long) shape.kind().elementBytes() * shape.length();
    return object(objectName, shape, bytes, at -> {});
  }

  @Override
  protected SharedByteArray array8(@Nullable String objectName, Shape shape) {
    return new MemoryByteArray(attachment, array(objectName, shape), 0, shape.length());
  }

  @Override
  protected SharedIntArray array32(@Nullable String objectName, Shape shape) {
    return new MemoryIntArray(attachment, array(objectName, shape), 0, shape.length());
  }

  @Override
  protected SharedLongArray array64(@Nullable String objectName, Shape shape) {
    return new MemoryLongArray(attachment, array(objectName, shape), 0, shape.length());
  }

  @Override
  protected SharedLock makeLock(@Nullable String objectName, OwnerDeath ownerDeath) {
    Directory.Entry entry =
        object(
            objectName,
            Shape.lock(ownerDeath),
            Layout.LOCK_BYTES,
            at -> initialiseLock(at, ownerDeath));
    return attachment.lockAt(entry.body(), entry.at(), entry.name());
  }

  private void initialiseLock(long body, OwnerDeath ownerDeath) {
    int policy = ownerDeath == OwnerDeath.RELEASE ? Layout.POLICY_RELEASE : Layout.POLICY_ABANDON;
    attachment.memory().setInt(body + Layout.LOCK_POLICY, policy);
  }

  @Override
  protected <R extends Record> Guarded<R> makeGuarded(
      @Nullable String objectName, RecordShape<R> shape, R initial, OwnerDeath ownerDeath) {
    shape.check(initial);
    Directory.Entry entry =
        object(
            objectName,
            Shape.guarded(shape, ownerDeath),
            MemoryGuarded.bodyBytes(shape),
            at -> {
              initialiseLock(at, ownerDeath);
              MemoryGuarded.initialise(attachment.memory(), at, shape, initial);
            });
    return guardedAt(entry, shape);
  }

  /**
   * The guarded record of an object that is there; its layout is checked, since a handle may come
   * from a program with another one.
   */
  <R extends Record> Guarded<R> guardedAt(Directory.Entry entry, RecordShape<R> shape) {
    if (!entry.shape().detail().startsWith(shape.signature() + ", ")) {
      throw new ShapeMismatchException(
          entry.name(), attachment.description(), shape.signature(), entry.shape().detail());
    }
    if (entry.bodyBytes() < MemoryGuarded.bodyBytes(shape)) {
      throw new SegmentDamagedException(
          String.format(
              "%s of %s is smaller than its record.", entry.label(), attachment.description()));
    }
    MemoryLock lock = attachment.lockAt(entry.body(), entry.at(), entry.name());
    return new MemoryGuarded<>(lock, entry, shape);
  }

  private MemorySynchronizer synchronizer(
      @Nullable String objectName, Shape shape, LongConsumer initialise) {
    int slots = attachment.slots().count();
    long bytes = MemorySynchronizers.bodyBytes(shape.kind(), slots);
    return attachment.synchronizerAt(object(objectName, shape, bytes, initialise));
  }

  @Override
  protected SharedEvent makeEvent(@Nullable String objectName, Shape shape) {
    return (SharedEvent) synchronizer(objectName, shape, at -> {});
  }

  @Override
  protected SharedCountDownLatch makeCountDownLatch(
      @Nullable String objectName, Shape shape, int count) {
    return (SharedCountDownLatch)
        synchronizer(
            objectName,
            shape,
            at -> attachment.memory().setInt(at + SynchronizerLayout.LATCH_COUNT, count));
  }

  @Override
  protected SharedSemaphore makeSemaphore(@Nullable String objectName, SemaphoreShape shape) {
    return (SharedSemaphore)
        synchronizer(
            objectName,
            shape.shape(),
            at -> SemaphoreRecord.initialise(attachment.memory(), at, shape));
  }

  @Override
  protected SharedCyclicBarrier makeCyclicBarrier(
      @Nullable String objectName, Shape shape, int parties) {
    return (SharedCyclicBarrier)
        synchronizer(
            objectName, shape, at -> BarrierRecord.initialise(attachment.memory(), at, parties));
  }

  @Override
  protected SharedReadWriteLock makeReadWriteLock(
      @Nullable String objectName, OwnerDeath ownerDeath) {
    return (SharedReadWriteLock)
        synchronizer(
            objectName,
            Shape.readWriteLock(ownerDeath),
            at -> ReadWriteRecord.initialise(attachment.memory(), at, ownerDeath));
  }

  /** Gets or creates a condition of a lock. */
  SharedCondition makeCondition(@Nullable String conditionName, MemoryLock lock) {
    String objectName = null;
    if (conditionName != null) {
      Names.check(conditionName);
      attachment.checkOpen();
      if (lock.label().isEmpty()) {
        throw new UnsupportedOperationException(
            String.format(
                "%s has no name, so nobody could find its condition \"%s\". Use newCondition() and pass the handle.",
                lock.whole().asLock(), conditionName));
      }
      objectName = lock.label() + '\0' + conditionName;
    }
    Directory.Entry entry =
        object(
            objectName,
            Shape.value(Kind.CONDITION),
            Layout.CONDITION_BYTES,
            at -> attachment.memory().setLong(at + Layout.CONDITION_LOCK, lock.body()));
    return new MemoryCondition(lock, entry);
  }

  /** The condition of an object that is there, with the lock that it names. */
  SharedCondition conditionAt(Directory.Entry entry) {
    long body = attachment.memory().getLong(entry.body() + Layout.CONDITION_LOCK);
    Directory.Entry owner = attachment.directory().withBody(body);
    MemoryLock lock =
        owner.shape().kind() == Kind.READ_WRITE_LOCK
            ? ((MemoryReadWriteLock) attachment.synchronizerAt(owner)).writers()
            : attachment.lockAt(body, owner.at(), owner.name());
    return new MemoryCondition(lock, entry);
  }

  @Override
  protected <E> SharedQueue<E> makeQueue(
      @Nullable String objectName, int capacity, Elements<E> elements) {
    ElementCodec<E> codec = ElementCodec.of(elements, MemoryHandle.class);
    int placeBytes = QueueLayout.placeBytes(codec);
    Directory.Entry entry =
        object(
            objectName,
            Shape.queue(capacity, codec),
            QueueLayout.bodyBytes(capacity, placeBytes),
            at ->
                MemoryRing.initialise(
                    attachment.memory(), at, capacity, placeBytes, codec.maxBytes()));
    return new MemoryQueue<>(attachment, entry, elements, codec);
  }

  /** The queue of an object that is there; its shape is checked, see {@link #guardedAt}. */
  <E> SharedQueue<E> queueAt(Directory.Entry entry, Elements<E> elements) {
    ElementCodec<E> codec = ElementCodec.of(elements, MemoryHandle.class);
    Shape.queue(entry.shape().length(), codec)
        .requireSame(entry.shape(), entry.name(), attachment.description());
    return new MemoryQueue<>(attachment, entry, elements, codec);
  }

  @Override
  protected <K, V> SharedMap<K, V> makeMap(
      @Nullable String objectName, int capacity, MapElements<K, V> elements) {
    MapCodec<K, V> codec = new MapCodec<>(elements, MemoryHandle.class);
    Directory.Entry entry =
        object(
            objectName,
            codec.shape(capacity),
            MemoryMap.bodyBytes(capacity, codec),
            at -> MemoryMap.initialise(attachment.memory(), at, capacity, codec));
    return new MemoryMap<>(attachment, entry, codec);
  }

  /** The map of an object that is there; its shape is checked, see {@link #guardedAt}. */
  <K, V> SharedMap<K, V> mapAt(Directory.Entry entry, MapElements<K, V> elements) {
    MapCodec<K, V> codec = new MapCodec<>(elements, MemoryHandle.class);
    codec
        .shape(entry.shape().length())
        .requireSame(entry.shape(), entry.name(), attachment.description());
    return new MemoryMap<>(attachment, entry, codec);
  }
}
