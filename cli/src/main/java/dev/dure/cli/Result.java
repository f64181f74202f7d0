package dev.dure.cli;

import dev.dure.samples.Lesson;
import dev.dure.samples.Outcome;
import dev.dure.samples.Variant;

/** What came out of one run of the tour. */
record Result(Lesson lesson, Variant variant, Outcome outcome) {

  /** A mended variant has to be exact; a broken one is there to be wrong. */
  boolean isAsPromised() {
    return variant == Variant.BROKEN || outcome.isExact();
  }
}
