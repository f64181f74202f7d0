package dev.dure;

/**
 * A shared object was used after its space was closed in this process, or while another thread
 * closed it.
 */
public final class SpaceClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Reports the use of a closed space.
   *
   * @param space the space in words
   */
  public SpaceClosedException(String space) {
    super(space + " is closed. Use its objects only before close(), or attach to the space again.");
  }
}
