package dev.dure.benchmarks;

import java.util.function.UnaryOperator;

/** What a user writes without {@code Guarded}: a field and a monitor. */
final class SynchronizedTally {

  private Tally tally = Tally.ZERO;

  synchronized Tally read() {
    return tally;
  }

  synchronized Tally update(UnaryOperator<Tally> op) {
    tally = op.apply(tally);
    return tally;
  }
}
