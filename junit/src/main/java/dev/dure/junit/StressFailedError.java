package dev.dure.junit;

import org.jspecify.annotations.Nullable;

/**
 * A round of a {@link Stress} run has failed: something that ran in it threw, which is the cause,
 * or the run was not over in time. The message has the seed that makes the same pauses again.
 */
public final class StressFailedError extends AssertionError {

  private static final long serialVersionUID = 1;

  private final long seed;
  private final int round;

  StressFailedError(String message, long seed, int round, @Nullable Throwable cause) {
    super(message, cause);
    this.seed = seed;
    this.round = round;
  }

  /**
   * The seed of the run.
   *
   * @return what {@code -Ddure.seed} takes
   */
  public long seed() {
    return seed;
  }

  /**
   * The round that failed.
   *
   * @return its number, from 0
   */
  public int round() {
    return round;
  }
}
