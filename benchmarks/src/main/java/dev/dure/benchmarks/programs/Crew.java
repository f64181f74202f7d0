package dev.dure.benchmarks.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A few threads that work at the same time. */
final class Crew {

  /** As many as the smallest machine has processors on which this is measured. */
  static final int SIZE = 2;

  private static final AtomicReference<@Nullable Object> PUBLISHED = new AtomicReference<>();

  private Crew() {}

  /**
   * A new object of the calling thread, near to its others and not to those of another thread. It
   * is published, as most objects are: one that never leaves its method is none at all for the
   * JVM's compiler.
   */
  static <T> T own(Supplier<T> factory) {
    T made = factory.get();
    PUBLISHED.set(made);
    return made;
  }

  /** Starts a thread for each task, and returns the sum of what they return. */
  static long sum(IntFunction<Callable<Long>> tasks) throws InterruptedException {
    List<FutureTask<Long>> started = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      FutureTask<Long> task = new FutureTask<>(tasks.apply(i));
      started.add(task);
      Thread.ofPlatform().name("crew-" + i).start(task);
    }
    long sum = 0;
    for (FutureTask<Long> task : started) {
      try {
        sum += task.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A thread of the crew failed.", e.getCause());
      }
    }
    return sum;
  }

  /** Starts as many threads for the same task, and waits for them. */
  static void run(Runnable task) throws InterruptedException {
    long _ =
        sum(
            _ ->
                () -> {
                  task.run();
                  return 0L;
                });
  }
}
