package dev.dure.stress;

/** Text as JSON wants it, for the summaries of long runs. */
public final class JsonText {

  private JsonText() {}

  /**
   * A string of JSON.
   *
   * @param text any text
   * @return the text in quotes, with what may not stand there escaped
   */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
