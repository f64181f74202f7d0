package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The end of a class's initialization (JLS 12.4.2): all that was done before it happens-before what
 * a thread does that has found the class initialized.
 *
 * <p>The JVM makes that edge where a class is used for the first time by a thread, and at each such
 * use: a static method, a constructor, a static field that is no constant. Instrumented code keeps
 * one of these in a static field of the class and tells of those uses. There is only one release,
 * by the thread that has run the initializer; so this is immutable.
 */
public final class Initialization {

  private final Epoch end;

  private Initialization(Epoch end) {
    this.end = end;
  }

  /** Instrumented code, at the normal end of a class's initializer. */
  public static Initialization end(ThreadState thread) {
    return new Initialization(thread.release());
  }

  /**
   * Instrumented code, where a class is used.
   *
   * @param end null while the class is being initialized, which only the thread that does it can
   *     see
   */
  public static void acquire(@Nullable Initialization end, ThreadState thread) {
    if (end != null) {
      thread.acquire(end.end);
    }
  }
}
