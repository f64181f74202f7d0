package programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Threads that work at the same time; what one of them throws, the program does. */
public final class Team {

  private Team() {}

  /** Runs the work in so many threads, and waits for them. */
  public static void run(int threads, Callable<?> work) throws Exception {
    List<Callable<?>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(work);
    }
    run(all);
  }

  /** Runs each in a thread of its own, and waits for all. */
  public static void run(List<Callable<?>> all) throws Exception {
    List<Thread> started = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Callable<?> work : all) {
      Thread thread = new Thread(() -> call(work, failures), "worker-" + started.size());
      started.add(thread);
      thread.start();
    }
    for (Thread thread : started) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a worker failed", failures.get(0));
    }
  }

  private static void call(Callable<?> work, List<Throwable> failures) {
    try {
      work.call();
    } catch (Throwable e) {
      synchronized (failures) {
        failures.add(e);
      }
    }
  }
}
