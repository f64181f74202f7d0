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

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings
  private final Words words;

  StepPattern(String id, String title, String cwe, String advice) {
    words = new Words(id, title, cwe, advice);
  }

  @Override
  public Words words() {
    return words;
  }
}
