package dev.dure.internal;

import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Who wants to know how far the task is that a thread runs. */
public final class CurrentTask {

  private static final ThreadLocal<@Nullable DoubleConsumer> LISTENER = new ThreadLocal<>();

  private CurrentTask() {}

  /** This thread runs a task from now on, or none any longer. */
  public static void setListener(@Nullable DoubleConsumer listener) {
    if (listener == null) {
      LISTENER.remove();
    } else {
      LISTENER.set(listener);
    }
  }

  /** The task of this thread is that far. */
  public static void report(double fraction) {
    DoubleConsumer listener = LISTENER.get();
    if (listener != null) {
      listener.accept(fraction);
    }
  }
}
