package dev.dure.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One work that Dure and a peer do in turn, round by round. */
final class Duel {

  /** Does the work once, and says how long its steps took. */
  @FunctionalInterface
  interface Side {
    /** Nanoseconds per step, at least one value. */
    List<Double> measure() throws IOException, InterruptedException;
  }

  private final String what;
  private final Side dure;
  private final String peerName;
  private final Side peer;
  private final @Nullable Goal goal;
  private final List<Double> dureNanos = new ArrayList<>();
  private final List<Double> peerNanos = new ArrayList<>();

  Duel(String what, Side dure, String peerName, Side peer, @Nullable Goal goal) {
    this.what = what;
    this.dure = dure;
    this.peerName = peerName;
    this.peer = peer;
    this.goal = goal;
  }

  /** A round of each; the median of what it yields is the round's value. */
  void round() throws IOException, InterruptedException {
    dureNanos.add(Spread.of(dure.measure()).median());
    peerNanos.add(Spread.of(peer.measure()).median());
  }

  Comparison comparison() {
    return new Comparison(what, dureNanos, peerName, peerNanos, Comparison.Ratio.SPEEDUP, goal);
  }
}
