package dev.dure.memory;

import dev.dure.internal.Kind;

/** Which class and what size belongs to which kind of synchronizer. */
final class MemorySynchronizers {

  private MemorySynchronizers() {}

  /**
   * The size of the body.
   *
   * @param slots the number of slots of the segment
   */
  static long bodyBytes(Kind kind, int slots) {
    return switch (kind) {
      case EVENT -> SynchronizerLayout.EVENT_BYTES;
      case COUNT_DOWN_LATCH -> SynchronizerLayout.LATCH_BYTES;
      case SEMAPHORE ->
          SynchronizerLayout.SEMAPHORE_ACCOUNTS + (long) slots * SynchronizerLayout.ACCOUNT_BYTES;
      case CYCLIC_BARRIER -> SynchronizerLayout.BARRIER_MARKS + (long) slots * Long.BYTES;
      case READ_WRITE_LOCK -> SynchronizerLayout.READ_WRITE_READS + (long) slots * Integer.BYTES;
      default -> throw none(kind);
    };
  }

  /** A new object for a synchronizer that is there. */
  static MemorySynchronizer make(Attachment attachment, Directory.Entry entry) {
    return switch (entry.shape().kind()) {
      case EVENT -> new MemoryEvent(attachment, entry);
      case COUNT_DOWN_LATCH -> new MemoryCountDownLatch(attachment, entry);
      case SEMAPHORE -> new MemorySemaphore(attachment, entry);
      case CYCLIC_BARRIER -> new MemoryCyclicBarrier(attachment, entry);
      case READ_WRITE_LOCK -> new MemoryReadWriteLock(attachment, entry);
      default -> throw none(entry.shape().kind());
    };
  }

  private static IllegalArgumentException none(Kind kind) {
    return new IllegalArgumentException("A " + kind.word() + " is no synchronizer.");
  }
}
