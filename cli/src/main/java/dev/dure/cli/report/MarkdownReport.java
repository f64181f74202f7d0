package dev.dure.cli.report;

import dev.dure.cli.Printable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The findings for a comment on a pull request: a table, and what is behind each to be opened. As
 * long as such a comment may be; what has no room is named.
 *
 * <p>Names stand in code spans and fenced blocks, in which nothing is markup, nobody is mentioned
 * and no issue is linked.
 */
final class MarkdownReport {

  /** Less than the 65,536 characters of a comment, so that others may add a line. */
  static final int MAX_LENGTH = 64_000;

  /** What the last lines need. */
  private static final int RESERVE = 600;

  /** Of a text in a table. */
  private static final int MAX_CELL = 160;

  private final Run run;
  private final List<Finding> fresh;
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport(Run run) {
    this.run = run;
    this.fresh = run.fresh();
  }

  static String of(Run run) {
    return new MarkdownReport(run).write();
  }

  private String write() {
    out.append("### dure check: ").append(words(run.verdict())).append("\n\n");
    int rows = table();
    int details = 0;
    while (details < rows && append(details(details))) {
      details++;
    }
    List<String> cut = new ArrayList<>();
    if (rows < fresh.size()) {
      cut.add((fresh.size() - rows) + " findings are not in the table");
    }
    if (details < rows) {
      cut.add((rows - details) + " of the table have no details here");
    }
    if (!cut.isEmpty()) {
      out.append("\n_Cut, as a comment is limited: ").append(String.join(", ", cut));
      out.append(". All of it is in the other reports._\n");
    }
    if (!run.remainder().isEmpty()) {
      out.append('\n').append(words(run.remainder())).append(".\n");
    }
    return out.toString();
  }

  /** The table, as far as a third of the room goes; how many rows it has. */
  private int table() {
    if (fresh.isEmpty()) {
      return 0;
    }
    out.append("| | finding | where | accesses |\n| ---: | --- | --- | --- |\n");
    int rows = 0;
    while (rows < fresh.size()) {
      String row = row(rows + 1, fresh.get(rows));
      if (out.length() + row.length() > MAX_LENGTH / 3) {
        break;
      }
      out.append(row);
      rows++;
    }
    out.append('\n');
    return rows;
  }

  private static String row(int number, Finding finding) {
    Set<String> places = new LinkedHashSet<>();
    for (Access access : finding.accesses()) {
      Frame place = access.place();
      String line = place == null || place.line() == 0 ? "" : ":" + place.line();
      places.add(inline(shortened(access.action() + " in " + access.placeName() + line)));
    }
    String certainty = finding.certainty().isEmpty() ? "" : ", " + inline(finding.certainty());
    return "| "
        + number
        + " | "
        + inline(shortened(finding.title()))
        + certainty
        + " | "
        + inline(shortened(finding.location().isEmpty() ? "?" : finding.location()))
        + " | "
        + String.join("<br>", places)
        + " |\n";
  }

  private static String shortened(String text) {
    return text.length() <= MAX_CELL ? text : text.substring(0, MAX_CELL) + "…";
  }

  private String details(int index) {
    Finding finding = fresh.get(index);
    StringBuilder lines = new StringBuilder();
    finding.text().lines().forEach(line -> lines.append(Printable.of(line)).append('\n'));
    String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
    return "<details><summary>"
        + (index + 1)
        + ". "
        + html(shortened(finding.headline()))
        + "</summary>\n\n"
        + fence
        + "text\n"
        + lines
        + fence
        + "\n\nfingerprint "
        + inline(finding.fingerprint())
        + "\n\n</details>\n";
  }

  private boolean append(String text) {
    if (out.length() + text.length() > MAX_LENGTH - RESERVE) {
      return false;
    }
    out.append(text);
    return true;
  }

  /** Text from the outside, as code in a line. */
  static String inline(String text) {
    String printable = Printable.of(text);
    boolean isPlain = printable.chars().noneMatch(c -> c == '`' || c == '|' || c == '\\');
    if (isPlain && !printable.isBlank()) {
      return "`" + printable + "`";
    }
    return "<code>" + entities(printable) + "</code>";
  }

  /** Text of the checker's own, which may hold names. */
  static String words(String text) {
    return entities(Printable.of(text));
  }

  /** The title of what can be opened: HTML, in which no Markdown is read. */
  private static String html(String text) {
    return "<code>" + entities(Printable.of(text)) + "</code>";
  }

  /** All that Markdown or HTML could read as more than a letter, as an entity. */
  private static String entities(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isMarkup = c < 0x7f && !Character.isLetterOrDigit(c) && " ,;'()-".indexOf(c) < 0;
      if (isMarkup && !(c == '.' && isEndOfSentence(text, i))) {
        out.append("&#").append((int) c).append(';');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isEndOfSentence(String text, int dot) {
    return dot > 0
        && Character.isLetter(text.charAt(dot - 1))
        && (dot + 1 == text.length() || text.charAt(dot + 1) == ' ');
  }

  private static int longestRun(CharSequence text) {
    int longest = 0;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      length = text.charAt(i) == '`' ? length + 1 : 0;
      longest = Math.max(longest, length);
    }
    return longest;
  }
}
