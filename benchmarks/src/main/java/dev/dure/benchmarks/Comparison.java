package dev.dure.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dure and a peer at the same work in the same run.
 *
 * @param what the work
 * @param dure nanoseconds per step, one value a run
 * @param peerName who else did it
 * @param peer nanoseconds per step, of the same runs in the same order
 * @param unit what the ratio says
 * @param goal what the ratio must be, or null if it is for information
 */
record Comparison(
    String what,
    List<Double> dure,
    String peerName,
    List<Double> peer,
    Ratio unit,
    @Nullable Goal goal) {

  /** What a ratio says. */
  enum Ratio {
    /** How many times the peer's time Dure takes. */
    COST,
    /** How many times as fast as the peer Dure is. */
    SPEEDUP;

    String of(String peer) {
      return this == COST ? "Dure ÷ " + peer : peer + " ÷ Dure";
    }
  }

  Spread ratio() {
    return unit == Ratio.COST ? Spread.ofRatios(dure, peer) : Spread.ofRatios(peer, dure);
  }

  /** Which of the two times is divided by which. */
  String ratioName() {
    return unit.of(peerName);
  }

  /** A table of comparisons of one kind. */
  static String table(List<Comparison> comparisons) {
    Table table =
        new Table(
            "what", "Dure", "peer", "the peer's time", comparisons.getFirst().unit.of("peer"));
    for (Comparison c : comparisons) {
      table.add(
          c.what,
          Numbers.duration(Spread.of(c.dure)),
          c.peerName,
          Numbers.duration(Spread.of(c.peer)),
          Numbers.times(c.ratio()));
    }
    return table.toString();
  }
}
