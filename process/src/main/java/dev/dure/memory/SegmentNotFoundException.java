package dev.dure.memory;

import org.jspecify.annotations.Nullable;

/**
 * There is no segment with the name, or no longer. The message names the segment and the values.
 */
public final class SegmentNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SegmentNotFoundException(String message) {
    super(message);
  }

  SegmentNotFoundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
