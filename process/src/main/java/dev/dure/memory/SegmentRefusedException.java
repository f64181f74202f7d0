package dev.dure.memory;

import org.jspecify.annotations.Nullable;

/**
 * A file was not accepted as a segment: another version, another owner, open to others, truncated,
 * a symbolic link, or no segment at all. The message names the segment and the values.
 */
public final class SegmentRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SegmentRefusedException(String message) {
    super(message);
  }

  SegmentRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
