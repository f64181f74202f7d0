package dev.dure.race.report;

/** What the checker reports. */
enum FindingKind {
  /** Two accesses that nothing orders. */
  DATA_RACE("data-race", "data race"),

  /** Two accesses that should be one step, and another thread's that may come between. */
  ATOMICITY_VIOLATION("atomicity-violation", "atomicity violation");

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
