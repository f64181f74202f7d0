package dev.dure.race.runtime;

import java.util.List;

/** A thread that holds locks. */
public final class Holder {

  private final Thread thread;
  private final Access access;

  Holder(ThreadState state, Held held) {
    this.thread = state.thread;
    this.access = new Access(false, state.info, held, new StackTraceElement[0]);
  }

  /** The thread itself. */
  public Thread thread() {
    return thread;
  }

  /** Who it is and what it holds; where it is, is not known. */
  public Access access() {
    return access;
  }

  /**
   * The threads that hold a lock and wait for something without end. For who looks from outside: a
   * thread that does not wait after all may have changed meanwhile what is said of it here.
   */
  public static List<Holder> waiting() {
    return Threads.waitingHolders();
  }
}
