package dev.dure.memory;

import org.jspecify.annotations.Nullable;

/**
 * A segment's memory or metadata is not what it must be: its file was truncated, or bytes of it
 * were overwritten. The message names the segment and the values.
 */
public final class SegmentDamagedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SegmentDamagedException(String message) {
    super(message);
  }

  SegmentDamagedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * A word has a value that this library never gives it.
   *
   * @param where what the word belongs to
   * @param what the word is, and its value
   */
  static SegmentDamagedException overwritten(String where, String what) {
    return new SegmentDamagedException(
        String.format("%s has %s, which nobody writes there. Somebody overwrote it.", where, what));
  }
}
