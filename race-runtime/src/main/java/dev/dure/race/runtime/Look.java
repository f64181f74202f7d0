package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A look of a thread at a variable, kept until it is known whether the thread changes the variable
 * by it.
 */
final class Look {

  final int number;
  final SyncVar var;

  /** The last change that there was before the thread looked, or null. */
  final @Nullable Change seen;

  /**
   * The last one that there was after it had looked: what is told of later came after the look, for
   * a change is told of before it is made.
   */
  private @Nullable Change seenAfter;

  /** Whether nothing but the variable orders that change before this look, or it came meanwhile. */
  private boolean isNews;

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
    this.seenAfter = seen;
    this.isNews = seen != null && !thread.knows(seen.released);
    this.owner = owner;
    this.epoch = thread.epoch;
    this.frame = Calls.frame(thread);
    this.depth = thread.depth;
  }

  /** The thread has looked. */
  void end() {
    Change after = var.trail().last();
    isNews |= after != null && after != seenAfter && after.released.thread != epoch.thread;
    seenAfter = after;
  }

  /** Whether nothing but the variable orders the last change that was there before this look. */
  boolean isNews() {
    return isNews;
  }

  /** Whether a change has come after the look. */
  boolean isBefore(Change change) {
    return change != seenAfter;
  }

  Access access() {
    int site = StepPlans.siteOfLook(number);
    return new Access(false, epoch.thread, epoch.held, Sites.stack(site, frame));
  }
}
