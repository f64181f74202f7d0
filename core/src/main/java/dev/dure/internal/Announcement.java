package dev.dure.internal;

import java.util.Collection;

/** How many inputs of a map are still to come, for who shows progress. One thread. */
final class Announcement {

  private final PoolCounters counters;
  private final Iterable<?> inputs;
  private boolean begun;
  private boolean ended;
  private boolean known;
  private long left;

  Announcement(PoolCounters counters, Iterable<?> inputs) {
    this.counters = counters;
    this.inputs = inputs;
  }

  /** The first input is about to be taken. */
  void begin() {
    if (begun) {
      return;
    }
    begun = true;
    known = inputs instanceof Collection<?>;
    if (inputs instanceof Collection<?> collection) {
      left = collection.size();
      counters.announce(left);
    } else {
      counters.announceEndless(1);
    }
  }

  /** Some have become tasks. */
  void submitted(int count) {
    if (known && !ended) {
      long some = Math.min(left, count);
      left -= some;
      counters.announce(-some);
    }
  }

  /** None will come any more. */
  void end() {
    if (!begun || ended) {
      return;
    }
    ended = true;
    if (known) {
      counters.announce(-left);
    } else {
      counters.announceEndless(-1);
    }
  }
}
