package dev.dure.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * Two JMH benchmarks that do the same work.
 *
 * @param what the work
 * @param dure the key of Dure's, see {@link JmhRounds}
 * @param peerName who is the peer
 * @param peer the key of the peer's
 * @param goal what Dure's cost may be in terms of the peer's, or null
 */
record Pairing(String what, String dure, String peerName, String peer, @Nullable Goal goal) {

  /** The two with what they took. */
  Comparison compare(JmhRounds measured) {
    return new Comparison(
        what, measured.nanos(dure), peerName, measured.nanos(peer), Comparison.Ratio.COST, goal);
  }
}
