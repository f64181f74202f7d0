package dev.dure.process;

/**
 * Why a worker was killed that took more than it may.
 *
 * @param kind of what
 * @param limit how much it may
 * @param seen how much it had when it was looked at
 */
record Excess(Kind kind, long limit, long seen) {

  /** What a worker can take too much of. */
  enum Kind {
    /** In bytes. */
    RESIDENT,
    /** In nanoseconds. */
    CPU_TIME
  }
}
