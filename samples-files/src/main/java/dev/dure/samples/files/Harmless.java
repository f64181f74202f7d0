package dev.dure.samples.files;

/** Text that others wrote, made harmless for a terminal and for a table: one line of plain text. */
final class Harmless {

  private Harmless() {}

  /** The text with all that is not to be seen as itself written as {@code \}{@code u001b}. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars()
        .forEach(
            // Beyond ASCII there are signs that turn the writing round or have no width.
            c ->
                out.append(
                    c >= ' ' && c <= '~' ? Character.toString(c) : String.format("\\u%04x", c)));
    return out.toString();
  }

  /** The same, cut to a width. */
  static String of(String text, int columns) {
    String head = text.substring(0, Math.min(text.length(), columns + 1));
    String plain = of(head);
    return plain.length() <= columns ? plain : plain.substring(0, columns - 3) + "...";
  }
}
