package dev.dure.memory;

/**
 * Where what stands in the bodies of synchronizers. Offsets only, no logic; {@link Layout} has what
 * is round them. What belongs to processes has a place for each slot of the segment, and its size
 * depends on their number.
 *
 * <p>A wait word (4, a futex): bit 31 WAITERS, the others a number that grows with each wake; see
 * {@link WaitWord}.
 *
 * <p>An event: state (4): bit 0 set, the others how often it was set; wait word (4).
 *
 * <p>A latch: count (4); wait word (4).
 *
 * <p>A semaphore: state (8): permits in the upper half, below them who changed it last (see {@link
 * PermitLedger}); wait word (4); policy (4): bit 0 RELEASE, bit 1 BOUNDED; initial permits (4);
 * reserved (4); abandoned (8): 0, or the dead process's id in the upper half, below it the number
 * of deaths (20 bits) and the slot plus 1 (12 bits); time of the death (8); at 64 a lock record,
 * for repairs; at 128 for each slot an account: intent (8), permits held (4), reserved (4).
 *
 * <p>A barrier: parties (4); wait word (4); number of the current epoch (4); at 64 the cells of
 * epochs, 8 bytes each: how often the cell was used before (15 bits), broken (1 bit), trips (24
 * bits), parties that have arrived (24 bits); then for each slot a mark (8): epoch and trips, plus
 * 1, of the generation in which it last had a party arrive, or 0; bit 63 if that was the last
 * party, and it runs the action.
 *
 * <p>A read-write lock: a lock record with a gate, of its writers; at 64 the wait word of those
 * that wait for the gate (4); at 68 that of the writer who waits for readers (4); at 72 how many
 * slots, from the first, have ever had readers (4); at 128 for each slot the number of holds that
 * its process has of the read lock (4).
 */
final class SynchronizerLayout {

  static final int WAITERS = 1 << 31;

  static final int EVENT_BYTES = 64;
  static final long EVENT_STATE = 0;
  static final long EVENT_WAIT = 4;
  static final int EVENT_SET = 1;

  static final int LATCH_BYTES = 64;
  static final long LATCH_COUNT = 0;
  static final long LATCH_WAIT = 4;

  static final long SEMAPHORE_STATE = 0;
  static final long SEMAPHORE_WAIT = 8;
  static final long SEMAPHORE_POLICY = 12;
  static final long SEMAPHORE_INITIAL = 16;
  static final long SEMAPHORE_ABANDONED = 24;
  static final long SEMAPHORE_DEATH_TIME = 32;
  static final long SEMAPHORE_REPAIR = 64;
  static final long SEMAPHORE_ACCOUNTS = 128;
  static final int SEMAPHORE_RELEASE = 1;
  static final int SEMAPHORE_BOUNDED = 2;
  static final int SEMAPHORE_POLICY_MASK = 3;
  static final int ACCOUNT_BYTES = 16;
  static final long ACCOUNT_INTENT = 0;
  static final long ACCOUNT_HELD = 8;

  static final int BARRIER_CELLS = 64;
  static final long BARRIER_PARTIES = 0;
  static final long BARRIER_WAIT = 4;
  static final long BARRIER_EPOCH = 8;
  static final long BARRIER_CELLS_AT = 64;
  static final long BARRIER_MARKS = BARRIER_CELLS_AT + BARRIER_CELLS * 8L;

  static final long READ_WRITE_GATE_WAIT = 64;
  static final long READ_WRITE_READS_WAIT = 68;
  static final long READ_WRITE_SLOTS = 72;
  static final long READ_WRITE_READS = 128;

  private SynchronizerLayout() {}
}
