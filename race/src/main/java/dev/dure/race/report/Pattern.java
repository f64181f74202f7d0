package dev.dure.race.report;

/** What a finding is an example of, and what to do about it. */
interface Pattern {

  /**
   * What is told of one.
   *
   * @param id see {@link Pattern#id()}
   * @param title see {@link Pattern#title()}
   * @param cwe see {@link Pattern#cwe()}
   * @param advice see {@link Pattern#advice()}
   */
  record Words(String id, String title, String cwe, String advice) {}

  /** All that follows. */
  Words words();

  /** The name in JSON. */
  default String id() {
    return words().id();
  }

  /** The name in text; empty for what is nothing more than its kind. */
  default String title() {
    return words().title();
  }

  /** The entry of the Common Weakness Enumeration, as {@code CWE-362}. */
  default String cwe() {
    return words().cwe();
  }

  /** What to do. */
  default String advice() {
    return words().advice();
  }
}
