package dev.dure.cli.report;

import java.util.List;

/**
 * A source file.
 *
 * @param uri relative to the base of all, or absolute if it is not below that
 * @param isRelative whether it is relative
 * @param lines what is in it
 */
record Source(String uri, boolean isRelative, List<String> lines) {

  private static final int MAX_LINE = 300;
  private static final String TAB = "    ";

  /** Whether there is such a line; the file may be another version than what ran. */
  boolean has(int line) {
    return line > 0 && line <= lines.size();
  }

  /** A line as it is shown. */
  String line(int number) {
    String line = lines.get(number - 1).replace("\t", TAB);
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
  }
}
