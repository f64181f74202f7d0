package dev.dure;

import dev.dure.internal.CurrentTask;

/** How a task says how far it is; {@link Task#progress()} shows it. */
public final class Progress {

  private Progress() {}

  /**
   * Reports how far the task of this thread is. Costs some nanoseconds, never blocks, and does
   * nothing in a thread that runs no task of a pool, one that the task has started included.
   *
   * @param fraction 0 to 1
   * @throws IllegalArgumentException if it is anything else
   */
  public static void report(double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "A task cannot be " + fraction + " done; allowed is 0 to 1.");
    }
    CurrentTask.report(fraction);
  }
}
