package dev.dure.memory;

import dev.dure.SpaceClosedException;
import dev.dure.internal.Kind;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One process's use of one segment: the mapping, the seat, the objects that this process knows, the
 * monitor. What belongs to the segment itself stands in shared memory; what stands here is this
 * process's alone.
 */
final class Attachment {

  private final Segment segment;
  private final Memory memory;
  private final Slots slots;
  private final Directory directory;
  private final Futex futex;
  private final Recovery recovery;
  private final Slots.Seat seat;
  private final MemorySpace space;
  private final ConcurrentHashMap<Long, MemoryLock> locks = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, MemorySynchronizer> synchronizers =
      new ConcurrentHashMap<>();
  private final MemoryLock directoryLock;
  private final OwnWords ownWords;
  private final Monitor monitor;
  private volatile boolean closing;
  private volatile @Nullable SegmentDamagedException damage;

  Attachment(Segment segment, MemorySpace space) {
    this.segment = segment;
    this.space = space;
    this.memory = segment.memory();
    this.slots = new Slots(segment);
    this.directory = new Directory(segment);
    this.futex = new Futex(memory);
    this.recovery = new Recovery(memory, slots, directory, futex);
    this.seat = slots.take(recovery);
    this.directoryLock = new MemoryLock(this, Layout.DIRECTORY_LOCK_AT, -1, "directory");
    locks.put(Layout.DIRECTORY_LOCK_AT, directoryLock);
    this.ownWords = new OwnWords(this);
    this.monitor = new Monitor(this);
  }

  void start() {
    monitor.start();
  }

  Segment segment() {
    return segment;
  }

  Memory memory() {
    return memory;
  }

  MemorySpace space() {
    return space;
  }

  Slots slots() {
    return slots;
  }

  Directory directory() {
    return directory;
  }

  MemoryLock directoryLock() {
    return directoryLock;
  }

  Futex futex() {
    return futex;
  }

  String description() {
    return segment.description();
  }

  /** The index of this process's own seat. */
  int slot() {
    return seat.index();
  }

  /** How this process stands in the word of a lock that it owns. */
  int owner() {
    return Layout.owner(seat.index(), seat.generation());
  }

  /**
   * The one lock of this process for a lock record: the owner thread and its holds stand in it, so
   * there must not be two.
   *
   * @param body where the record stands
   * @param object the object that it belongs to, or -1
   */
  MemoryLock lockAt(long body, long object, String name) {
    return locks.computeIfAbsent(body, at -> new MemoryLock(this, at, object, name));
  }

  /** The lock of a record, if this process has used it. */
  @Nullable MemoryLock knownLock(long body) {
    return locks.get(body);
  }

  /** The one object of this process for a synchronizer. */
  MemorySynchronizer synchronizerAt(Directory.Entry entry) {
    return synchronizers.computeIfAbsent(
        entry.body(), body -> MemorySynchronizers.make(this, entry));
  }

  Collection<MemoryLock> locks() {
    return locks.values();
  }

  boolean isClosing() {
    return closing;
  }

  /** Throws if the space is closed or was found damaged. */
  void checkOpen() {
    SegmentDamagedException damaged = damage;
    if (damaged != null) {
      throw new SegmentDamagedException(String.valueOf(damaged.getMessage()), damaged);
    }
    if (closing) {
      throw new SpaceClosedException(description());
    }
  }

  /** If the file was truncated, nobody must wait or work in it any more. */
  void requireFile() {
    if (segment.isTruncated()) {
      lose();
    }
  }

  /** What every operation is told from now on, those that wait too: the file was truncated. */
  void lose() {
    damage = memory.mapping().truncated(null);
    futex.evict();
    segment.lose();
  }

  /** Makes sure that a death of the owner in a lock's word will be noticed. */
  void watch(int slot) {
    if (slot != slot()) {
      monitor.watch(slot);
    }
  }

  /** Recovers the slot of a dead process; false if its byte cannot be had (yet). */
  boolean tryRecover(int index) {
    if (!slots.tryLockByte(index)) {
      return false;
    }
    try {
      if (slots.seat(index).state() != Layout.SLOT_FREE) {
        recovery.runForDead(index);
      }
    } finally {
      slots.unlockByte(index);
    }
    return true;
  }

  /**
   * Treats locks whose owner, a thread of this process, has ended.
   *
   * @return whether a thread of this process holds a lock for which somebody waits, so that it
   *     should be looked at again soon
   */
  boolean reapDeadThreads() {
    boolean contended = false;
    for (MemoryLock lock : locks.values()) {
      contended |= lock.reapDeadThread();
    }
    for (MemorySynchronizer synchronizer : synchronizers.values()) {
      try {
        synchronizer.reapDeadThreads();
      } catch (SegmentDamagedException e) {
        // Its users are told; the others are still looked after.
      }
    }
    try {
      ownWords.look();
    } catch (SegmentDamagedException e) {
      // The users of the lock that cannot be used are told.
    }
    return contended;
  }

  /** Wakes everybody who waits for a lock or one of its conditions, in any process. */
  void wakeAllOf(MemoryLock lock) {
    for (Directory.Entry entry : directory.readable().entries()) {
      if (entry.body() == lock.body() && entry.shape().kind() == Kind.READ_WRITE_LOCK) {
        for (long word : new ReadWriteRecord(memory, entry.body(), slots.count()).waitWords()) {
          WaitWord.wakeAllForTheDead(memory, futex, word);
        }
      }
      if (entry.shape().kind() == Kind.CONDITION
          && memory.getLong(entry.body() + Layout.CONDITION_LOCK) == lock.body()) {
        long sequence = entry.body() + Layout.CONDITION_SEQUENCE;
        memory.getAndAddInt(sequence, 1);
        futex.wakeAll(sequence);
      }
    }
    futex.wakeAll(lock.body() + Layout.LOCK_WORD);
  }

  /**
   * Ends this attachment; see {@link MemorySpace#close}.
   *
   * <p>To the segment this is a death: threads may be at any step of what they do in it. So first
   * the memory is taken away from them, that none of them can write to it any more; then what they
   * left is recovered, through a mapping of its own; then the seat is given up.
   *
   * <p>The other order would be wrong: a thread that was between two steps could go on after its
   * slot was treated, count itself as a reader there, lease a place, write a permit into its
   * account, and whoever has the slot next would inherit that. Nor are the threads waited for: what
   * has an account here ({@link MemorySynchronizer}) and what has none (queues, locks) is left by
   * them as by a kill at that instruction, and that is what recovery is made for. A call that was
   * cut off throws SpaceClosedException, whether or not it took effect.
   */
  void close() {
    closing = true;
    monitor.stop();
    futex.evict();
    segment.unmap();
    try {
      recoverOwnSlot();
    } catch (SegmentDamagedException | SegmentCreationException | InternalError e) {
      // Nobody can be told in such a segment. What can be given back is given back all the same.
      System.getLogger(Attachment.class.getName()).log(System.Logger.Level.DEBUG, "closing", e);
    } finally {
      segment.closeFile(); // and with it the slot's byte
    }
  }

  /** What a thread here still holds is abandoned, and waiters elsewhere are told. */
  private void recoverOwnSlot() {
    Segment again = segment.again();
    try {
      Memory own = again.memory();
      var _ = new Recovery(own, new Slots(again), directory.in(again), new Futex(own)).run(slot());
    } finally {
      again.unmap();
    }
  }
}
