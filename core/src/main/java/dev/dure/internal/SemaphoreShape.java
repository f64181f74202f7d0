package dev.dure.internal;

import dev.dure.OwnerDeath;

/**
 * How a semaphore was created, which all who use it must agree on, and what follows from that.
 *
 * @param permits how many it had; may be negative, as in the JDK
 * @param bounded whether it may not have more
 * @param ownerDeath what becomes of it if a holder dies
 */
public record SemaphoreShape(int permits, boolean bounded, OwnerDeath ownerDeath) {

  /** Checks that a bound is none below 0. */
  public SemaphoreShape {
    if (bounded && permits < 0) {
      throw new IllegalArgumentException(
          String.format("A bounded semaphore needs at least 0 permits, not %d.", permits));
    }
  }

  /** The shape in words. */
  public Shape shape() {
    String detail =
        String.format(
            "permits %d%s, OwnerDeath.%s", permits, bounded ? " bounded" : "", ownerDeath);
    return new Shape(Kind.SEMAPHORE, 1, detail);
  }

  /**
   * Checks a number of permits.
   *
   * @return the number
   * @throws IllegalArgumentException if it is negative
   */
  public static int requireCount(int permits) {
    if (permits < 0) {
      throw new IllegalArgumentException(
          String.format("A number of permits must be at least 0, and is %d.", permits));
    }
    return permits;
  }

  /**
   * The permits that there are after a release.
   *
   * @throws IllegalStateException if the bound does not allow it
   * @throws Error if they would be too many to count
   */
  public int afterRelease(int present, int given) {
    long next = (long) present + given;
    if (bounded && next > permits) {
      throw new IllegalStateException(
          String.format(
              "A semaphore that is bounded to %d permits has %d and was to get %d more: something"
                  + " was released that was not acquired.",
              permits, present, given));
    }
    if (next > Integer.MAX_VALUE) {
      throw new Error(
          String.format(
              "Maximum permit count exceeded: there are %d, and %d were to be released.",
              present, given));
    }
    return (int) next;
  }
}
