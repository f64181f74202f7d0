package dev.dure;

import java.util.Locale;

/**
 * A space has no room for an object that was to be created in it, or a map none for another entry.
 * Nothing was created or put in, and what is there is unharmed.
 */
public final class SpaceFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long requested;
  private final long free;
  private final long size;

  /**
   * Reports a full space.
   *
   * @param space the space in words
   * @param what what was to be created
   * @param requested its size in bytes
   * @param free the bytes that are left
   * @param size the size of the space in bytes
   */
  public SpaceFullException(String space, String what, long requested, long free, long size) {
    this(space, what, requested, free, size, "Create the space with a larger size.");
  }

  /**
   * Reports a full space whose size is not set where it is created.
   *
   * @param space the space in words
   * @param what what was to be created
   * @param requested its size in bytes
   * @param free the bytes that are left
   * @param size the size of the space in bytes
   * @param remedy what to do, in a sentence
   */
  public SpaceFullException(
      String space, String what, long requested, long free, long size, String remedy) {
    super(
        String.format(
            Locale.ROOT,
            "%s is full: %s needs %,d bytes, %,d of %,d are left. %s",
            space,
            what,
            requested,
            free,
            size,
            remedy));
    this.requested = requested;
    this.free = free;
    this.size = size;
  }

  /**
   * What was asked for.
   *
   * @return bytes that the new object needed
   */
  public long requested() {
    return requested;
  }

  /**
   * What was left.
   *
   * @return bytes that were free
   */
  public long free() {
    return free;
  }

  /**
   * How large the space is.
   *
   * @return bytes that the space has in all
   */
  public long size() {
    return size;
  }
}
