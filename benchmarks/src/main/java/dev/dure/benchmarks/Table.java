package dev.dure.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table, padded so that it can be read as it is. */
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  void add(String... cells) {
    int columns = rows.getFirst().size();
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "A row of this table has " + columns + " cells, not " + cells.length + ".");
    }
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], escaped(row.get(i)).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < widths.length; i++) {
        String cell = escaped(rows.get(r).get(i));
        text.append("| ").append(cell).repeat(' ', widths[i] - cell.length() + 1);
      }
      text.append("|\n");
      if (r == 0) {
        for (int width : widths) {
          text.append("| ").repeat('-', Math.max(width, 3)).append(' ');
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }

  private static String escaped(String cell) {
    return cell.replace("|", "\\|");
  }
}
