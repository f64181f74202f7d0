package dev.dure.race.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding for people. */
final class FindingText {

  private static final String RULE = "==================";

  /** What each line of the checker's begins with that is not in a block. */
  static final String TOOL = "dure: ";

  /** What comes before the location, in the line that says what was found. */
  private static final String ON = " on ";

  private FindingText() {}

  /** What was found, in a short line; null if the text is not of this class. */
  static @Nullable String headline(String text) {
    int start = text.indexOf(RULE + "\n" + TOOL);
    int end = start < 0 ? -1 : text.indexOf('\n', start + RULE.length() + 1);
    return end < 0
        ? null
        : text.substring(start + RULE.length() + 1 + TOOL.length(), end)
            .replaceFirst(" of \\S+@[0-9a-f]+", "");
  }

  /** Several lines, the last of which ends too. */
  static String of(Finding finding) {
    StringBuilder out = new StringBuilder(2048);
    out.append(RULE).append('\n').append(TOOL).append(finding.kind().title());
    out.append(ON).append(finding.location());
    Pattern pattern = finding.pattern();
    String certainty = finding.certainty().id();
    if (!pattern.title().isEmpty() && !pattern.title().equals(finding.kind().title())) {
      out.append(" (").append(pattern.title());
      out.append(certainty.isEmpty() ? "" : ", ").append(certainty).append(')');
    }
    out.append("\n\n");
    for (int i = 0; i < finding.sides().size(); i++) {
      add(finding.kind(), finding.sides().get(i), i, out);
    }
    out.append("  Why: ").append(finding.reason()).append('\n');
    out.append("  Do:  ").append(pattern.advice()).append(" [").append(pattern.cwe());
    return out.append("]\n").append(RULE).append('\n').toString();
  }

  /** What stands before an access. */
  private static String before(FindingKind kind, int access) {
    if (access == 0) {
      return "";
    }
    return switch (kind) {
      case DATA_RACE, INEFFECTIVE_LOCK, LOST_SIGNAL -> "earlier ";
      case ATOMICITY_VIOLATION -> access == 1 ? "then " : "and ";
      case POTENTIAL_DEADLOCK, DEADLOCK, UNRELEASED_LOCK -> "and ";
    };
  }

  private static void add(FindingKind kind, Side side, int index, StringBuilder out) {
    String access = side.access(kind);
    boolean isLock = access.equals("lock");
    out.append("  ").append(before(kind, index)).append(access);
    HeldLock wanted = side.wanted();
    if (wanted != null) {
      out.append(access.equals("wait") ? " for " : " of ").append(wanted.name());
    }
    out.append(" by ").append(side.thread());
    if (isLock) {
      out.append(":\n");
    } else if (side.locks().isEmpty()) {
      out.append(", which held no lock:\n");
    } else {
      out.append(", which held:\n");
    }
    for (HeldLock lock : isLock ? List.<HeldLock>of() : side.locks()) {
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
