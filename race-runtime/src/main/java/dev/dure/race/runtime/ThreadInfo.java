package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/** What is told of a thread, also after its end: nothing here holds the thread itself. */
public final class ThreadInfo {

  private final String name;
  private final long id;
  private final boolean virtual;
  private final @Nullable ThreadInfo starter;
  private final @Nullable Frame start;

  ThreadInfo(
      String name, long id, boolean virtual, @Nullable ThreadInfo starter, @Nullable Frame start) {
    this.name = name;
    this.id = id;
    this.virtual = virtual;
    this.starter = starter;
    this.start = start;
  }

  /** The current thread. */
  public static ThreadInfo current() {
    return ThreadState.current().info;
  }

  /** The thread's name when the checker met it; may be empty. */
  public String name() {
    return name;
  }

  /** {@code Thread.threadId}. */
  public long id() {
    return id;
  }

  /** Whether it is a virtual thread. */
  public boolean isVirtual() {
    return virtual;
  }

  /** Who started it, or null if that is not known. */
  public @Nullable ThreadInfo starter() {
    return starter;
  }

  /** Where it was started, innermost first; empty if that is not known. */
  public StackTraceElement[] startedAt() {
    return Sites.stack(0, start);
  }

  @Override
  public String toString() {
    return (virtual ? "virtual thread " : "thread ")
        + (name.isEmpty() ? "" : "\"" + name + "\" ")
        + "#"
        + id;
  }
}
