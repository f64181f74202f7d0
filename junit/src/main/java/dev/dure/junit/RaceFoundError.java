package dev.dure.junit;

import java.util.List;

/** The race checker has found something in a test. The message is the findings themselves. */
public final class RaceFoundError extends AssertionError {

  private static final long serialVersionUID = 1;

  private final String[] findings;

  RaceFoundError(List<String> findings) {
    super(message(findings));
    this.findings = findings.toArray(new String[0]);
    // It was noticed elsewhere: where is in the message.
    setStackTrace(new StackTraceElement[0]);
  }

  private static String message(List<String> findings) {
    return (findings.size() == 1 ? "" : findings.size() + " findings\n\n")
        + String.join("\n\n", findings);
  }

  /**
   * What was found.
   *
   * @return one text of several lines each; at least one
   */
  public List<String> findings() {
    return List.of(findings);
  }
}
