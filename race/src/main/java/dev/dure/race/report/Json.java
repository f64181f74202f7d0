package dev.dure.race.report;

import java.util.List;

/**
 * Writes JSON. All of it is ASCII, so that it is right in whatever encoding it is read, and does
 * nothing to a terminal.
 */
public final class Json {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private boolean separate;

  /** A string as JSON writes it, quotes included. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    quote(text, out);
    return out.toString();
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c >= ' ' && c < 0x7f) {
            out.append(c);
          } else {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
              out.append(HEX.charAt((c >> shift) & 0xf));
            }
          }
        }
      }
    }
    out.append('"');
  }

  /** What {@link #quote(String)} was given. */
  static String unquote(String json) {
    StringBuilder out = new StringBuilder(json.length());
    for (int i = 1; i < json.length() - 1; i++) {
      char c = json.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = json.charAt(++i);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          out.append((char) Integer.parseInt(json, i + 1, i + 5, 16));
          i += 4;
        }
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }

  /** A new text, empty. */
  public Json() {}

  /** Begins an object. */
  public Json beginObject() {
    return open('{');
  }

  /** Ends an object. */
  public Json endObject() {
    return close('}');
  }

  /** Begins a list. */
  public Json beginArray() {
    return open('[');
  }

  /** Ends a list. */
  public Json endArray() {
    return close(']');
  }

  /** The name of a member; its value is written next. */
  public Json name(String name) {
    separate();
    quote(name, out);
    out.append(": ");
    separate = false;
    return this;
  }

  /** A string. */
  public Json value(String value) {
    separate();
    quote(value, out);
    return this;
  }

  /** A truth value. */
  public Json value(boolean value) {
    separate();
    out.append(value);
    return this;
  }

  /** A whole number. */
  public Json value(long value) {
    separate();
    out.append(value);
    return this;
  }

  /** A number; what JSON has none for, infinite or not a number, as a string. */
  public Json value(double value) {
    if (!Double.isFinite(value)) {
      return value(Double.toString(value));
    }
    separate();
    out.append(value);
    return this;
  }

  /** A list of strings. */
  public Json values(List<?> values) {
    beginArray();
    for (Object value : values) {
      value(value.toString());
    }
    return endArray();
  }

  private Json open(char c) {
    separate();
    out.append(c);
    separate = false;
    return this;
  }

  private Json close(char c) {
    out.append(c);
    separate = true;
    return this;
  }

  private void separate() {
    if (separate) {
      out.append(", ");
    }
    separate = true;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
