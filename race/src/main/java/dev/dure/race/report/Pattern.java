package dev.dure.race.report;

/** What a finding is an example of, and what to do about it. */
interface Pattern {

  /** The name in JSON. */
  String id();

  /** The name in text; empty for what is nothing more than its kind. */
  String title();

  /** The entry of the Common Weakness Enumeration, as {@code CWE-362}. */
  String cwe();

  /** What to do. */
  String advice();
}
