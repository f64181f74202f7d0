package dev.dure.cli.report;

import dev.dure.cli.Printable;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML. All text goes through {@link #escape}; tags and names of attributes are those of the
 * caller's own source.
 */
final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Text in which nothing is markup, and what cannot be seen is written as its code. */
  static String escape(String text) {
    String printable = Printable.of(text);
    StringBuilder out = new StringBuilder(printable.length() + 16);
    for (int i = 0; i < printable.length(); i++) {
      char c = printable.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * Begins an element.
   *
   * @param attributes names, each followed by its value
   */
  Markup open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  /** An element without content. */
  Markup single(String tag, String... attributes) {
    start(tag, attributes);
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]);
      out.append("=\"").append(escape(attributes[i + 1])).append('"');
    }
    out.append('>');
  }

  /** Ends the element that was begun last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Ends an element that begins a line of its own. */
  Markup closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** Text. */
  Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /** An element with text alone. */
  Markup element(String tag, String className, String text) {
    if (className.isEmpty()) {
      open(tag);
    } else {
      open(tag, "class", className);
    }
    return text(text).close();
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
