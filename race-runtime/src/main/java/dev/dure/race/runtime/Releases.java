package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What was released to a variable by several threads that did not know of each other: the latest
 * releases one by one, and of all before them what they told together. Immutable.
 *
 * <p>They are put together many at a time, the latest first, since that one often knows of the
 * others: a hundred thousand threads that count down a latch would otherwise cost as many joins of
 * clocks with a hundred thousand times.
 */
final class Releases {

  private static final int MANY = 64;

  private final Epoch latest;
  private final @Nullable Releases before;

  /** Of the last in the chain: what was known before. */
  private final @Nullable Clock rest;

  private final int count;

  private Releases(Epoch latest, @Nullable Releases before, @Nullable Clock rest, int count) {
    this.latest = latest;
    this.before = before;
    this.rest = rest;
    this.count = count;
  }

  /** Releases with a later one. */
  static Releases with(Epoch latest, @Nullable Releases before) {
    if (before == null) {
      return new Releases(latest, null, null, 1);
    }
    return before.count < MANY
        ? new Releases(latest, before, null, before.count + 1)
        : new Releases(latest, null, before.together(), 1);
  }

  private Clock together() {
    Clock known = Clock.EMPTY;
    Releases at = this;
    while (true) {
      known = at.latest.addTo(known);
      if (at.before == null) {
        return at.rest == null ? known : known.join(at.rest);
      }
      at = at.before;
    }
  }

  /** A thread learns of all of them. */
  void tell(ThreadState thread) {
    Releases at = this;
    while (true) {
      thread.acquire(at.latest);
      if (at.before == null) {
        thread.acquire(at.rest);
        return;
      }
      at = at.before;
    }
  }

  /** Whether a thread knows of all of them. */
  boolean areKnown(ThreadState thread) {
    Releases at = this;
    while (thread.knows(at.latest)) {
      if (at.before == null) {
        return thread.clock.covers(at.rest);
      }
      at = at.before;
    }
    return false;
  }
}
