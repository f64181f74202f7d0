package dev.dure.race.report;

/** What the checker reports. */
enum FindingKind {
  /** Two accesses that nothing orders. */
  DATA_RACE("data-race", "data race"),

  /** Two accesses that should be one step, and another thread's that may come between. */
  ATOMICITY_VIOLATION("atomicity-violation", "atomicity violation"),

  /** A lock that excludes nobody, or not those whom it should. */
  INEFFECTIVE_LOCK("ineffective-lock", "ineffective lock"),

  /** Threads that could wait for each other for ever. */
  POTENTIAL_DEADLOCK("potential-deadlock", "potential deadlock"),

  /** Threads that do wait for each other for ever. */
  DEADLOCK("deadlock", "deadlock"),

  /** A lock whose holder has ended. */
  UNRELEASED_LOCK("unreleased-lock", "unreleased lock"),

  /** A thread that waits for ever for a signal that was made before. */
  LOST_SIGNAL("lost-signal", "lost signal");

  private final String id;
  private final String title;

  FindingKind(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The name in JSON. */
  String id() {
    return id;
  }

  /** The name in text. */
  String title() {
    return title;
  }
}
