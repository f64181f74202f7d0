package dev.dure.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns that are as wide as what is in them; headings in capitals. A heading that begins
 * with {@code >} stands over a column that is flush right.
 */
final class TextTable {

  private static final String GAP = "  ";
  private static final String RIGHT = ">";

  private final List<String> headings = new ArrayList<>();
  private final List<Boolean> flushRight = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... headings) {
    for (String heading : headings) {
      flushRight.add(heading.startsWith(RIGHT));
      this.headings.add(heading.startsWith(RIGHT) ? heading.substring(1) : heading);
    }
  }

  /** A row; what is not given is empty. */
  void add(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintWriter out) {
    int[] widths = new int[headings.size()];
    widen(widths, headings);
    rows.forEach(row -> widen(widths, row));
    out.println(line(widths, headings));
    rows.forEach(row -> out.println(line(widths, row)));
  }

  /** The last cell of a short row takes the room of those that are missing. */
  private static boolean isInColumn(int i, List<String> row, int columns) {
    return i < row.size() - 1 || row.size() == columns;
  }

  private static void widen(int[] widths, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      if (isInColumn(i, row, widths.length)) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
  }

  private String line(int[] widths, List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String pad = " ".repeat(Math.max(widths[i] - cell.length(), 0));
      boolean right = flushRight.get(i) && isInColumn(i, row, widths.length);
      line.append(i == 0 ? "" : GAP).append(right ? pad + cell : cell + pad);
    }
    return line.toString().stripTrailing();
  }
}
