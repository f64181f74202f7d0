package dev.dure.stress.chaos;

/** An oracle was contradicted: a defect of the pool, or of the harness. */
final class Violation extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final String oracle;

  /**
   * Reports a violation.
   *
   * @param oracle which oracle, in a word or two
   * @param text what was seen and what was allowed
   */
  Violation(String oracle, String text) {
    super("[" + oracle + "] " + text);
    this.oracle = oracle;
  }

  String oracle() {
    return oracle;
  }
}
