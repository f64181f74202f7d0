package dev.dure.internal;

import org.jspecify.annotations.Nullable;

/**
 * The thread in which a task runs, for as long as it does: an interruption that is meant for the
 * task reaches it or nobody, and none is left for the next.
 */
final class Runner {

  /** Guarded by this. */
  private @Nullable Thread thread;

  /** Guarded by this. */
  private boolean stopped;

  /** This thread begins; false if it must not. */
  synchronized boolean begin() {
    thread = Thread.currentThread();
    return !stopped;
  }

  /** This thread is at the end, and its status as it was. */
  void end() {
    synchronized (this) {
      thread = null;
    }
    // From here on nobody interrupts for this task.
    boolean unused = Thread.interrupted();
  }

  /** The task is not to begin; if it has begun and {@code interrupt}, it is to end. */
  synchronized void stop(boolean interrupt) {
    stopped = true;
    if (interrupt && thread != null) {
      thread.interrupt();
    }
  }
}
