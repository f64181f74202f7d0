package dev.dure.memory;

/**
 * The named moments at which a test may kill, stop or delay this process. Off (and compiled away)
 * unless the system property {@code dure.faults} is set; see {@link FaultPlan}.
 */
enum FaultPoint {
  /** A free slot's byte is locked; the slot is not active yet. */
  SLOT_BYTE_TAKEN,
  /** The slot is active; nobody was told. */
  SLOT_ACTIVE,
  /** The lock's word was taken at the first try; nothing else was done. */
  ACQUIRED_FAST,
  /** The lock's word was taken after waiting. */
  ACQUIRED_SLOW,
  /** The word of an abandoned lock was taken for repair; the repair has not begun. */
  ACQUIRED_DIED,
  /** The repair is done; the lock is not whole yet. */
  REPAIRED,
  /** WAITERS is set; the wait has not begun. */
  WAITERS_SET,
  /** A wait has ended; the word was not looked at again. */
  WOKEN,
  /** The word is free again; nobody was woken. */
  RELEASED,
  /** A signal is counted; nobody was woken. */
  SIGNALLED,
  /** A condition's waiter has given up the lock and not begun to wait. */
  CONDITION_UNLOCKED,
  /** Half of the new record is written aside. */
  RECORD_HALF_WRITTEN,
  /** The new record is whole, and not in place. */
  RECORD_WRITTEN,
  /** The new record is in place; the lock is still held. */
  RECORD_IN_PLACE,
  /** A new object is half written; it is not published. */
  OBJECT_HALF_WRITTEN,
  /** A new object is published; its creator holds the directory lock. */
  OBJECT_PUBLISHED,
  /** The segment has grown; the object for which it did is not there. */
  SEGMENT_GROWN,
  /** The recoverer has the dead slot's byte. */
  RECOVERY_BEGUN,
  /** The recoverer has treated one lock and not the next. */
  RECOVERY_BETWEEN_LOCKS,
  /** The recoverer has treated every lock and woken nobody. */
  RECOVERY_BEFORE_WAKE,
  /** The recoverer has woken the waiters of one word and not of the next. */
  RECOVERY_IN_WAKE,
  /** The recoverer has woken all; the slot is not free. */
  RECOVERY_BEFORE_FREE,
  /** The slot is free; the recoverer still has its byte. */
  RECOVERY_AFTER_FREE,
  /** The state of a synchronizer has changed; nobody was woken. */
  STATE_CHANGED,
  /** A change of a semaphore's permits is noted as intended; they are as they were. */
  PERMITS_INTENDED,
  /** The permits of a semaphore are changed; the account of the process is as it was. */
  PERMITS_CHANGED,
  /** Permits and account are changed; the change is still noted as intended. */
  PERMITS_ENTERED,
  /** A process has noted that a party of it arrives at a barrier; it has not. */
  BARRIER_MARKED,
  /** A party has arrived at a barrier, or has tripped it; nothing else was done. */
  BARRIER_ARRIVED,
  /** A reset has prepared the next epoch of a barrier; it is not current. */
  BARRIER_CELL_MADE,
  /** A reset has broken the generation; the next epoch has not begun. */
  BARRIER_BROKEN,
  /** A reader has counted itself, or taken its count back; it has not looked at the gate. */
  READER_COUNTED,
  /** A writer waits for the readers to end. */
  GATE_CLOSING,
  /** A writer has the lock; nothing else was done. */
  GATE_CLOSED,
  /** A writer has done its work; the next cannot come in yet. */
  GATE_OPENED,
  /** A place of a queue is claimed; nothing is written to it. */
  QUEUE_CLAIMED,
  /** A producer has moved the tail over the claims of others. */
  QUEUE_TAIL_HELPED,
  /** Half of an element is written to a claimed place. */
  QUEUE_HALF_WRITTEN,
  /** An element is written; it is not published. */
  QUEUE_WRITTEN,
  /** An element is published; nobody was woken. */
  QUEUE_PUBLISHED,
  /** An element is taken for good; nobody was told that there is room. */
  QUEUE_TAKEN,
  /** An element is leased. */
  QUEUE_LEASED,
  /** A lease is about to be acknowledged, by a take or by its user. */
  QUEUE_BEFORE_ACKNOWLEDGE,
  /** An element is given back; it is not counted among those that came back. */
  QUEUE_CAME_BACK,
  /** WAITERS of a queue is set; the wait has not begun. */
  QUEUE_WAITERS_SET,
  /** The recoverer has treated one place of a queue and not the next. */
  RECOVERY_IN_QUEUE,
  /** A stripe of a map is locked; nothing else was done. */
  MAP_LOCKED,
  /** The bit of a free place of a map is cleared; the place is not claimed. */
  MAP_BIT_CLEARED,
  /** A place of a map is claimed; nothing is written to it. */
  MAP_CLAIMED,
  /** Half of a key or value is written to a map, where no entry is. */
  MAP_HALF_WRITTEN,
  /** A new entry is written; it is in no bucket. */
  MAP_WRITTEN,
  /** A new entry is in its bucket; it is not there yet. */
  MAP_LINKED,
  /** A new entry is there; it is not counted. */
  MAP_APPEARED,
  /** A new value is written aside; the old one is current. */
  MAP_VALUE_WRITTEN,
  /** A new value is current; the stripe is locked. */
  MAP_VALUE_CHANGED,
  /** An entry is no longer there; it is still in its bucket. */
  MAP_MARKED,
  /** A removed entry is in no bucket; its place is not free. */
  MAP_UNLINKED,
  /** The place of a removed entry is free; its bit is not set, and it is still counted. */
  MAP_FREED,
  /** A reader knows the next place of a bucket, and has not looked at it. */
  MAP_STEP,
  /** The recoverer has treated one stripe or place of a map and not the next. */
  RECOVERY_IN_MAP;

  /** False in every production run; a constant to the compiler. */
  static final boolean ENABLED = System.getProperty("dure.faults") != null;

  /** Marks that the current thread is at this moment. */
  void reach() {
    if (ENABLED) {
      FaultPlan.reached(this);
    }
  }
}
