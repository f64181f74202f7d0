package dev.dure.process;

/**
 * Text that others chose, made harmless for a terminal: a task's name may have sequences that move
 * the cursor, set a title or turn the writing round.
 */
final class PlainText {

  /** From here on a character may take two columns. */
  private static final int FIRST_WIDE = 0x1100;

  private PlainText() {}

  /** The text with all that is not to be seen as itself written as {@code \}{@code u001b}. */
  static String of(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, out));
    return out.toString();
  }

  private static void append(int c, StringBuilder out) {
    if (isHarmless(c)) {
      out.appendCodePoint(c);
      return;
    }
    for (char unit : Character.toChars(c)) {
      out.append(String.format("\\u%04x", (int) unit));
    }
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** How many columns it takes at most. */
  static int columns(String text) {
    return text.codePoints().map(PlainText::columns).sum();
  }

  private static int columns(int c) {
    // Blocks and the ellipsis are known to take one.
    return c < FIRST_WIDE || (c >= 0x2000 && c < 0x2600) ? 1 : 2;
  }

  /** As much of its beginning as so many columns hold. */
  static String cut(String text, int columns) {
    int used = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      used += columns(text.codePointAt(i));
      if (used > columns) {
        return text.substring(0, i);
      }
    }
    return text;
  }
}
