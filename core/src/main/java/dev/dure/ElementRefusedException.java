package dev.dure;

/**
 * What came out of a {@link SharedQueue} is not what its {@link Elements} allow: a class that is
 * not on the list, objects too many or too deep, bytes that are no object. Nothing that is not
 * allowed was made. A method that takes elements has removed it; one that only looks, such as
 * {@code peek}, has left it there. The queue can be used as before.
 *
 * <p>Elements are checked when they are put in too, so this is the work of a program with another
 * list, or of one that writes to the shared memory itself.
 */
public final class ElementRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Reports an element that was refused.
   *
   * @param message what was found, and what is allowed
   * @param cause why it was refused
   */
  public ElementRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
