package dev.dure.race.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One side of a race. */
public final class Access {

  private final boolean write;
  private final ThreadInfo thread;
  private final @Nullable Held held;
  private final StackTraceElement[] stack;

  Access(boolean write, ThreadInfo thread, @Nullable Held held, StackTraceElement[] stack) {
    this.write = write;
    this.thread = thread;
    this.held = held;
    this.stack = stack;
  }

  /** What a location remembers of an earlier access. */
  static Access of(State state) {
    Epoch epoch = state.epoch;
    return new Access(
        !state.isRead(), epoch.thread, epoch.held, Sites.stack(state.site(), state.frame));
  }

  /** Whether it wrote. */
  public boolean isWrite() {
    return write;
  }

  /** Who it was. */
  public ThreadInfo thread() {
    return thread;
  }

  /** The locks that it held, innermost first. */
  public List<Held> held() {
    List<Held> all = new ArrayList<>();
    for (Held h = held; h != null; h = h.before()) {
      if (h.optimistic == null) {
        all.add(h);
      }
    }
    return all;
  }

  /** Where it was, innermost first. */
  public StackTraceElement[] stack() {
    return stack.clone();
  }
}
