package dev.dure.race.report;

/** What an atomicity violation is an example of. */
enum StepPattern implements Pattern {
  /** What was written was made of what had been read. */
  LOST_UPDATE(
      "lost-update",
      "lost update",
      "CWE-362",
      "Each access is atomic, the two together are not: what another thread writes between them is"
          + " lost. Use one operation that does both (incrementAndGet, addAndGet, updateAndGet, merge,"
          + " compute), or compareAndSet in a loop, or hold one lock round both, everywhere."),

  /** Whether it was written depended on what had been read. */
  CHECK_THEN_ACT(
      "check-then-act",
      "check, then act",
      "CWE-367",
      "Between the look and the step that follows from it, another thread may make the same look and"
          + " take the same step. Use one operation for both (compareAndSet, putIfAbsent,"
          + " computeIfAbsent), or hold one lock round both, everywhere.");

  private final String id;
  private final String title;
  private final String cwe;
  private final String advice;

  StepPattern(String id, String title, String cwe, String advice) {
    this.id = id;
    this.title = title;
    this.cwe = cwe;
    this.advice = advice;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String cwe() {
    return cwe;
  }

  @Override
  public String advice() {
    return advice;
  }
}
