package dev.dure;

/**
 * A name was asked for as one shape and is there with another: another kind, length, element type,
 * record type or {@link OwnerDeath}. What is there is unharmed.
 */
public final class ShapeMismatchException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String asked;
  private final String present;

  /**
   * Reports a mismatch.
   *
   * @param name the name in question
   * @param space the space in words
   * @param asked the shape that was asked for
   * @param present the shape that is there
   */
  public ShapeMismatchException(String name, String space, String asked, String present) {
    super(
        String.format(
            "\"%s\" in %s is %s, and was asked for as %s. Ask for the shape that is there, or choose another name.",
            name, space, present, asked));
    this.asked = asked;
    this.present = present;
  }

  /**
   * The shape that was asked for.
   *
   * @return such as {@code long[100]}
   */
  public String asked() {
    return asked;
  }

  /**
   * The shape that is there.
   *
   * @return such as {@code long[200]}
   */
  public String present() {
    return present;
  }
}
