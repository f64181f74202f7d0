package dev.dure.memory;

import org.jspecify.annotations.Nullable;

/**
 * A segment could not be created: no memory or no room for its size, no slot, or the system
 * refused. The message names the segment and the values.
 */
public final class SegmentCreationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Reports memory that could not be had.
   *
   * @param message how much was asked for, and what the system said
   */
  public SegmentCreationException(String message) {
    super(message);
  }

  /**
   * Reports memory that could not be had.
   *
   * @param message how much was asked for, and what the system said
   * @param cause what the JDK said, or null
   */
  public SegmentCreationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
