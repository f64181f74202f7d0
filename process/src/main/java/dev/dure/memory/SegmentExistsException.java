package dev.dure.memory;

import org.jspecify.annotations.Nullable;

/**
 * A segment was to be created under a name that is taken. The message names the segment and the
 * values.
 */
public final class SegmentExistsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SegmentExistsException(String message) {
    super(message);
  }

  SegmentExistsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
