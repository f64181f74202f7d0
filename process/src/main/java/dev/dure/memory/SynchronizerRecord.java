package dev.dure.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synchronizer's body in the segment, as {@link Recovery} sees it: in place of a process that
 * died, and without the objects that the living have in their heaps.
 */
interface SynchronizerRecord {

  /**
   * Gives back, or breaks, what a dead process had here. Run by whoever holds the slot's byte;
   * leaves the same when it is run again, after a run that ended at any instruction too.
   *
   * @param slot the dead process's slot
   * @param pid its process id
   */
  default void settle(int slot, int pid) {}

  /** The words on which waiters sleep; see {@link WaitWord}. */
  List<Long> waitWords();

  /**
   * The record of an object, or null if the object is no synchronizer.
   *
   * @param slots the number of slots of the segment
   * @throws SegmentDamagedException if what never changes in it is not as the object was created
   */
  static @Nullable SynchronizerRecord of(Memory memory, Directory.Entry entry, int slots) {
    long body = entry.body();
    return switch (entry.shape().kind()) {
      case EVENT -> () -> List.of(body + SynchronizerLayout.EVENT_WAIT);
      case COUNT_DOWN_LATCH -> () -> List.of(body + SynchronizerLayout.LATCH_WAIT);
      case SEMAPHORE -> new SemaphoreRecord(memory, entry, slots);
      case CYCLIC_BARRIER -> new BarrierRecord(memory, entry, slots);
      case READ_WRITE_LOCK -> new ReadWriteRecord(memory, body, slots);
      default -> null;
    };
  }
}
