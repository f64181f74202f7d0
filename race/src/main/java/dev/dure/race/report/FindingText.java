package dev.dure.race.report;

import java.util.List;

/** A finding for people. */
final class FindingText {

  private static final String RULE = "==================";

  /** What each line of the checker's begins with that is not in a block. */
  static final String TOOL = "dure: ";

  /** What the line begins with that says where the race is. */
  static final String HEADLINE = TOOL + "data race on ";

  private FindingText() {}

  /** Several lines, the last of which ends too. */
  static String of(Finding finding) {
    StringBuilder out = new StringBuilder(2048);
    out.append(RULE).append('\n').append(HEADLINE).append(finding.location());
    RacePattern pattern = finding.pattern();
    if (!pattern.title().isEmpty()) {
      out.append(" (").append(pattern.title()).append(')');
    }
    out.append("\n\n");
    add(finding.later(), "", out);
    add(finding.earlier(), "earlier ", out);
    out.append("  Why: ").append(finding.reason()).append('\n');
    out.append("  Do:  ").append(pattern.advice()).append(" [").append(pattern.cwe());
    return out.append("]\n").append(RULE).append('\n').toString();
  }

  private static void add(Side side, String when, StringBuilder out) {
    out.append("  ").append(when).append(side.access()).append(" by ").append(side.thread());
    if (side.locks().isEmpty()) {
      out.append(", which held no lock:\n");
    } else {
      out.append(", which held:\n");
    }
    for (HeldLock lock : side.locks()) {
      out.append("    lock ").append(lock.name()).append(lock.isShared() ? ", to read" : "");
      if (lock.takenAt() != null) {
        out.append(", taken at ").append(lock.takenAt());
      }
      out.append('\n');
    }
    add(side.stack(), out);
    if (side.starter() != null) {
      out.append("    started by ").append(side.starter()).append(":\n");
      add(side.startedAt(), out);
    }
    out.append('\n');
  }

  private static void add(List<StackTraceElement> stack, StringBuilder out) {
    for (StackTraceElement frame : stack) {
      out.append("      at ").append(frame).append('\n');
    }
  }
}
