package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A look of a thread at a variable, kept until it is known whether the thread changes the variable
 * by it. Immutable.
 */
final class Look {

  final int number;
  final SyncVar var;

  /** The last change that there was, or null. */
  final @Nullable Change seen;

  /** Whether nothing but the variable orders that change before this look. */
  final boolean isNews;

  /** The identity of the object whose method looks, 0 in a static one. */
  final int owner;

  final Epoch epoch;
  final @Nullable Frame frame;

  /** How deep in calls the method is that looks; it changes the variable itself, or nobody. */
  final int depth;

  Look(int number, SyncVar var, @Nullable Change seen, int owner, ThreadState thread) {
    this.number = number;
    this.var = var;
    this.seen = seen;
    this.isNews = seen != null && !thread.knows(seen.released);
    this.owner = owner;
    this.epoch = thread.epoch;
    this.frame = Calls.frame(thread);
    this.depth = thread.depth;
  }

  Access access() {
    int site = StepPlans.siteOfLook(number);
    return new Access(false, epoch.thread, epoch.held, Sites.stack(site, frame));
  }
}
