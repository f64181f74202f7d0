package dev.dure.process;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts of a frame: their length, then UTF-8. */
final class Texts {

  private Texts() {}

  /**
   * The text as UTF-8, cut at a character if it is longer than the limit, and then with a note of
   * that at its end.
   */
  static byte[] encode(String text, int maxBytes) {
    // A char takes at most 3 bytes, so no more than this many are worth encoding; a huge text costs
    // nothing.
    String head = text.length() > maxBytes ? text.substring(0, maxBytes) : text;
    byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= maxBytes && head.length() == text.length()) {
      return bytes;
    }
    byte[] note =
        ("… (cut; " + text.length() + " characters in all)").getBytes(StandardCharsets.UTF_8);
    int keep = Math.min(bytes.length, maxBytes - note.length);
    while (keep > 0 && keep < bytes.length && (bytes[keep] & 0xC0) == 0x80) {
      keep--;
    }
    byte[] cut = new byte[keep + note.length];
    System.arraycopy(bytes, 0, cut, 0, keep);
    System.arraycopy(note, 0, cut, keep, note.length);
    return cut;
  }

  static void put(ByteBuffer to, byte[] text) {
    to.putInt(text.length).put(text);
  }

  /** Reads a text that must not be longer than the limit. Bytes that are no UTF-8 become U+FFFD. */
  static String get(ByteBuffer from, int maxBytes, String what) throws ProtocolViolation {
    if (from.remaining() < Integer.BYTES) {
      throw new ProtocolViolation(what + " is missing in a frame");
    }
    int length = from.getInt();
    if (length < 0 || length > maxBytes || length > from.remaining()) {
      throw new ProtocolViolation(
          what + " has " + length + " bytes; allowed are " + Math.min(maxBytes, from.remaining()));
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
