package dev.dure.stress.torture;

/** What workers count for the report, in this order in the array "stats". */
enum Stat {
  /** Locks obtained (those of records not counted). */
  GRANTS("grants"),
  /** AbandonedLockExceptions caught. */
  ABANDONED("abandoned"),
  /** Repairs that were run to their end. */
  REPAIRS("repairs"),
  /** Repairs that threw, on purpose. */
  FAILED_REPAIRS("failed repairs"),
  /** Locks that went on silently from a dead holder. */
  INHERITED("inherited"),
  /** Updates of records. */
  UPDATES("updates"),
  /** Reads of records. */
  READS("reads"),
  /** Permits acquired. */
  PERMITS("permits"),
  /** Writes under the read-write lock. */
  WRITES("writes"),
  /** Times that a thread went on from the barrier. */
  MEETINGS("meetings"),
  /** Elements of queues that were handed out. */
  ITEMS("items"),
  /** Elements that were handed out again, having been given back or left by the dead. */
  RETURNED("items that came back"),
  /** Entries of maps that were changed. */
  ENTRIES("entries"),
  /** Entries of maps that were removed. */
  REMOVALS("removals"),
  /** Waits for a condition. */
  WAITS("condition waits"),
  /** Lock waits whose owner released while they waited. */
  HAND_OFFS("hand-offs"),
  /** Hand-offs that took so long that only the backstop can have ended them. */
  LATE_HAND_OFFS("late hand-offs"),
  /** Condition waits that were signalled and came back as late as that. */
  LATE_WAKES("late wakes"),
  /** The longest hand-off, in microseconds. */
  MAX_HAND_OFF("longest hand-off, us"),
  /** The longest wait for a lock, in microseconds. */
  MAX_WAIT("longest wait for a lock, us"),
  /** The longest way from a signal to the end of the wait, in microseconds. */
  MAX_WAKE("longest wake, us");

  private final String words;

  Stat(String words) {
    this.words = words;
  }

  /** Where it stands in the array. */
  @SuppressWarnings(
      "EnumOrdinal") // the array lives no longer than the processes that have this class
  int index() {
    return ordinal();
  }

  String words() {
    return words;
  }

  boolean isMaximum() {
    return this == MAX_HAND_OFF || this == MAX_WAKE || this == MAX_WAIT;
  }
}
