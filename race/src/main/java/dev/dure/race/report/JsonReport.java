package dev.dure.race.report;

import java.util.List;

/** The JSON report: one object, with a list of findings that may be empty. */
public final class JsonReport {

  private JsonReport() {}

  /**
   * Says of a finding whether it is in a baseline.
   *
   * @param finding one JSON object
   * @param isKnown whether it is
   * @return the same, with {@code "baseline": "known"} or {@code "new"}
   */
  public static String marked(String finding, boolean isKnown) {
    String state = ", \"baseline\": \"" + (isKnown ? "known" : "new") + "\"}";
    return finding.endsWith("}") ? finding.substring(0, finding.length() - 1) + state : finding;
  }

  /**
   * Puts findings together.
   *
   * @param findings each one JSON object
   * @param suppressed how many more the user has asked not to be told
   * @return the report, ASCII
   */
  public static String of(List<String> findings, int suppressed) {
    StringBuilder out = new StringBuilder("{\"findings\": [");
    String separator = "\n  ";
    for (String finding : findings) {
      out.append(separator).append(finding);
      separator = ",\n  ";
    }
    out.append(findings.isEmpty() ? "]" : "\n]");
    return out.append(", \"suppressed\": ").append(suppressed).append("}\n").toString();
  }
}
