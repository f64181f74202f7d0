package dev.dure.cli;

import dev.dure.samples.Lesson;
import dev.dure.samples.Outcome;
import dev.dure.samples.Variant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one run of the tour.
 *
 * @param found what the checker found in it, a line each; null if it was not run under the checker
 */
record Result(Lesson lesson, Variant variant, Outcome outcome, @Nullable List<String> found) {

  /** A mended variant has to be exact, and silent under the checker; a broken one may be wrong. */
  boolean isAsPromised() {
    return variant == Variant.BROKEN || (outcome.isExact() && isSilent());
  }

  /** Whether the checker found nothing, as far as it ran. */
  boolean isSilent() {
    return found == null || found.isEmpty();
  }
}
