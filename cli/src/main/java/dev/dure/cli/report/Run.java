package dev.dure.cli.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of a command under the checker.
 *
 * @param findings in the order in which they were told
 * @param suppressed how many more the user has asked not to be told
 * @param isChecked whether any JVM has run under the checker
 * @param hasBaseline whether known findings were told apart
 * @param exitCode of the command
 * @param begin when it was started
 * @param end when it had ended
 * @param version of this program
 */
public record Run(
    List<Finding> findings,
    int suppressed,
    boolean isChecked,
    boolean hasBaseline,
    int exitCode,
    Instant begin,
    Instant end,
    String version) {

  /** What {@link #verdict} says where no JVM ran under the checker. */
  static final String NOTHING_CHECKED =
      "Nothing was checked: the command has started no JVM with the checker.";

  /** The findings that are not in the baseline. */
  List<Finding> fresh() {
    List<Finding> fresh = new ArrayList<>(findings);
    fresh.removeIf(Finding::isKnown);
    return fresh;
  }

  /** How many findings are in the baseline. */
  int known() {
    return findings.size() - fresh().size();
  }

  /** How many there are of each pattern, in the order in which they were told. */
  Map<String, Integer> patterns() {
    Map<String, Integer> patterns = new LinkedHashMap<>();
    findings.forEach(finding -> patterns.merge(finding.pattern(), 1, Integer::sum));
    return patterns;
  }

  /** The result, in a few words. */
  String verdict() {
    if (!isChecked && findings.isEmpty()) {
      return NOTHING_CHECKED;
    }
    int count = fresh().size();
    String what = hasBaseline ? "new finding" : "finding";
    return count == 0 ? "No " + what + "s" : count + " " + what + (count == 1 ? "" : "s");
  }

  /** What else there was, in a few words; may be empty. */
  String remainder() {
    List<String> parts = new ArrayList<>();
    if (known() > 0) {
      parts.add(known() + " known, in the baseline");
    }
    if (suppressed > 0) {
      parts.add(suppressed + " suppressed");
    }
    return String.join(", ", parts);
  }
}
