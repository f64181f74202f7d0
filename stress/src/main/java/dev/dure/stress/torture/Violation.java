package dev.dure.stress.torture;

/** An oracle was contradicted: a defect of what is tested, or of the test. */
final class Violation extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final String oracle;

  /**
   * Reports a violation.
   *
   * @param oracle which oracle, in one word
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
