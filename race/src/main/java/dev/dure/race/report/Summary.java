package dev.dure.race.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The lines with which a report ends. */
public final class Summary {

  private Summary() {}

  /**
   * The last line.
   *
   * @param findings what was told, each by its {@link Journal.Told#kind kind}
   * @return the line, without its end: {@code dure: 2 data races found}, or with other kinds {@code
   *     dure: 2 findings: 1 data race, 1 deadlock}
   */
  public static String found(Collection<String> findings) {
    if (findings.isEmpty()) {
      return "dure: no data race found";
    }
    List<String> parts = new ArrayList<>();
    boolean areRaces = true;
    for (FindingKind kind : FindingKind.values()) {
      int count = Collections.frequency(findings, kind.id());
      if (count > 0) {
        parts.add(count(count, kind.title()));
        areRaces &= kind == FindingKind.DATA_RACE;
      }
    }
    return areRaces && parts.size() == 1
        ? "dure: " + parts.get(0) + " found"
        : "dure: " + count(findings.size(), "finding") + kinds(parts);
  }

  private static String kinds(List<String> parts) {
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  /**
   * The line before the last.
   *
   * @param count how many findings were suppressed
   * @return the line, without its end
   */
  public static String suppressed(int count) {
    return "dure: " + count(count, "finding") + " suppressed";
  }

  /**
   * The line before the last, if there is a baseline.
   *
   * @param count how many findings are in it
   * @return the line, without its end
   */
  public static String known(int count) {
    return "dure: " + count + (count == 1 ? " finding is" : " findings are") + " known";
  }

  /**
   * The last line, if there is a baseline.
   *
   * @param count how many findings are not in it
   * @return the line, without its end
   */
  public static String fresh(int count) {
    return "dure: " + (count == 0 ? "no" : count) + (count == 1 ? " new finding" : " new findings");
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
