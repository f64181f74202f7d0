package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a thread does between two releases, or changes of the locks that it holds. All accesses in
 * it have the same order to those of other threads, so one object stands for all of them, and
 * "mine, and since my last release" is one comparison of references. {@code time} grows with each
 * release, and not when only {@code held} changes.
 *
 * <p>At the release it also becomes the snapshot of what the thread knew: {@code base} and itself.
 */
final class Epoch {

  final ThreadInfo thread;
  final int slot;
  final long time;

  /**
   * The locks that the thread holds, innermost first. An epoch ends with each change of them,
   * unless nothing remembers it yet.
   */
  @Nullable Held held;

  /**
   * What the thread knew when it released; null before. Whoever acquires got it by that release.
   */
  @Nullable Clock base;

  /** What had to be before the release; see {@link LockOrder}. Null before. */
  @Nullable Clock order;

  /** For how many releases before this one the thread has known the same, and nothing more. */
  int unchangedFor;

  Epoch(ThreadInfo thread, int slot, long time, @Nullable Held held) {
    this.thread = thread;
    this.slot = slot;
    this.time = time;
    this.held = held;
  }

  /** What had to be before, for who acquires this release other than by a lock. */
  Clock addOrderTo(Clock known) {
    if (known.get(slot) >= time) {
      return known;
    }
    Clock more = order;
    return (more == null ? known : known.join(more)).with(slot, time);
  }

  /** What who acquires this release knows of it. */
  Clock snapshot() {
    return addTo(Clock.EMPTY);
  }

  /**
   * What is known with this release too. Who knows of an earlier release of the thread knows what
   * the thread knew at that one; if it has not learnt anything since, there is nothing to compare.
   */
  Clock addTo(Clock known) {
    Clock more = base;
    Clock all = known;
    if (more != null && known.get(slot) < time - unchangedFor) {
      all = known.join(more);
    }
    return all.with(slot, time);
  }
}
