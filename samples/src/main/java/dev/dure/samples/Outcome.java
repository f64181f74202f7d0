package dev.dure.samples;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * What came out of one variant of a lesson.
 *
 * @param expected what has to be there if nothing is lost
 * @param observed what is there
 * @param time from the moment when all workers began to the end of the last one's work; without the
 *     time to start and end threads or processes
 */
public record Outcome(long expected, long observed, Duration time) {

  /** Checks that the time is not null. */
  public Outcome {
    Objects.requireNonNull(time, "time");
  }

  /**
   * Whether what is there is what has to be there.
   *
   * @return true if nothing is lost, and nothing too much
   */
  public boolean isExact() {
    return observed == expected;
  }

  /**
   * The part that is lost.
   *
   * @return percent of what was expected
   */
  public double lostPercent() {
    return 100.0 * (expected - observed) / expected;
  }

  /** The figures in one line, for people. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "expected %,d, observed %,d, lost %.2f %%, %.3f s",
        expected,
        observed,
        lostPercent(),
        time.toNanos() / 1e9);
  }
}
