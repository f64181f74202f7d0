package dev.dure.process;

/**
 * Where what stands in the memory in which a pool shows its state to others; no logic. See {@code
 * docs/pool-state.md}, and {@link PoolBoard} for who writes when.
 */
final class PoolBoardLayout {

  /** What the kernel calls the file; another name than those of segments have. */
  static final String FILE = "dure.board";

  static final long MAGIC = 0x31_53_4C_4F_4F_50_55_44L; // "DUPOOLS1", little endian
  static final int VERSION = 1;

  static final int MAGIC_AT = 0;
  static final int VERSION_AT = 8;
  static final int BYTES_AT = 12;

  /** Odd while the rest is being changed. */
  static final int SEQUENCE_AT = 16;

  static final int PID_AT = 24;
  static final int SIZE_AT = 28;
  static final int CREATED_AT = 32;
  static final int UPDATED_AT = 40;
  static final int SUBMITTED_AT = 48;
  static final int QUEUED_AT = 56;
  static final int DONE_AT = 64;
  static final int FAILED_AT = 72;
  static final int CANCELLED_AT = 80;
  static final int RESTARTS_AT = 88;
  static final int DEATHS_AT = 96;
  static final int RUNNING_AT = 104;
  static final int IDLE_AT = 108;
  static final int BUSY_AT = 112;
  static final int STARTING_AT = 116;
  static final int NAME_BYTES_AT = 120;
  static final int NAME_AT = 124;

  static final int MAX_NAME_BYTES = 100;
  static final int BYTES = 256;

  private PoolBoardLayout() {}
}
