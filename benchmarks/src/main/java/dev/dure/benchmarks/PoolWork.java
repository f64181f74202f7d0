package dev.dure.benchmarks;

import dev.dure.Pool;
import dev.dure.SharedLongArray;
import dev.dure.Task;
import dev.dure.memory.MemorySpace;
import dev.dure.process.PoolOptions;
import dev.dure.process.ProcessPool;
import dev.dure.process.WorkerDiedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What pools are measured at: Dure's, and those of the JDK. */
final class PoolWork {

  /** As many as on Python's side. */
  private static final int SINGLE = 200;

  private static final int MANY = 20_000;

  private PoolWork() {}

  private static long sumBelow(int count) {
    return (long) count * (count - 1) / 2;
  }

  // ---- one by one ----

  static List<Double> roundTrips(Pool pool, Plan plan) {
    int one = 1;
    return Slices.measure(
        plan,
        () -> {
          Slices.check(pool.submit(() -> one).get(), 1);
          return 1;
        });
  }

  static List<Double> submits(Pool pool, Plan plan) {
    return Slices.measure(
        plan,
        () -> {
          List<Task<Integer>> tasks = new ArrayList<>(SINGLE);
          for (int i = 0; i < SINGLE; i++) {
            int number = i;
            tasks.add(pool.submit(() -> number));
          }
          Slices.check(sum(tasks), sumBelow(SINGLE));
          return SINGLE;
        });
  }

  static List<Double> roundTrips(ExecutorService executor, Plan plan) {
    Callable<Integer> one = () -> 1;
    return Slices.measure(
        plan,
        () -> {
          Slices.check(executor.submit(one).get(), 1);
          return 1;
        });
  }

  static List<Double> submits(ExecutorService executor, Plan plan) {
    return Slices.measure(
        plan,
        () -> {
          List<Future<Integer>> tasks = new ArrayList<>(SINGLE);
          for (int i = 0; i < SINGLE; i++) {
            int number = i;
            tasks.add(executor.submit((Callable<Integer>) () -> number));
          }
          Slices.check(sum(tasks), sumBelow(SINGLE));
          return SINGLE;
        });
  }

  private static long sum(List<? extends Future<Integer>> tasks)
      throws ExecutionException, InterruptedException {
    long sum = 0;
    for (Future<Integer> task : tasks) {
      sum += task.get();
    }
    return sum;
  }

  // ---- many inputs ----

  static List<Double> map(Pool pool, boolean ordered, Plan plan) {
    List<Integer> inputs = IntStream.range(0, MANY).boxed().toList();
    return Slices.measure(
        plan,
        () -> {
          try (Stream<Integer> results =
              ordered ? pool.map(inputs, x -> x) : pool.mapUnordered(inputs, x -> x)) {
            Slices.check(results.mapToLong(x -> x).sum(), sumBelow(MANY));
          }
          return MANY;
        });
  }

  // ---- a large array ----

  /** Tasks of a few instructions, which are run by the interpreter at first. */
  private static final int WARM_UP = 200;

  static List<Double> arrayByReference(int mebibytes, int count) throws InterruptedException {
    List<Double> nanos = new ArrayList<>();
    long bytes = (long) mebibytes << 20;
    try (MemorySpace space = MemorySpace.create(bytes + (1 << 20));
        ProcessPool pool = ProcessPool.create(1)) {
      SharedLongArray numbers = space.newLongArray((int) (bytes / Long.BYTES));
      for (int i = 0; i < WARM_UP + count; i++) {
        long start = System.nanoTime();
        get(pool.submit(() -> numbers.set(0, numbers.get(0) + 1)));
        double spent = System.nanoTime() - start;
        Slices.check(numbers.get(0), i + 1);
        if (i >= WARM_UP) {
          nanos.add(spent);
        }
      }
    }
    return nanos;
  }

  static List<Double> arrayByValue(int mebibytes, int count) throws InterruptedException {
    List<Double> nanos = new ArrayList<>();
    int bytes = mebibytes << 20;
    PoolOptions options = PoolOptions.workers(1).withResultLimits(bytes + 1000, 10, bytes);
    try (ProcessPool pool = ProcessPool.create(options)) {
      for (int i = 0; i <= count; i++) {
        long[] numbers = new long[bytes / Long.BYTES];
        long start = System.nanoTime();
        long[] back =
            get(
                pool.submit(
                    () -> {
                      numbers[0]++;
                      return numbers;
                    }));
        double spent = System.nanoTime() - start;
        Slices.check(back[0], 1);
        if (i > 0) {
          nanos.add(spent);
        }
      }
    }
    return nanos;
  }

  // ---- beginning and end ----

  static List<Double> firstTasks(int count) throws InterruptedException {
    List<Double> nanos = new ArrayList<>();
    int seven = 7;
    for (int i = 0; i <= count; i++) {
      long start = System.nanoTime();
      try (ProcessPool pool = ProcessPool.create(1)) {
        Slices.check(get(pool.submit(() -> seven)), 7);
        double spent = System.nanoTime() - start;
        if (i > 0) { // as on Python's side
          nanos.add(spent);
        }
      }
    }
    return nanos;
  }

  static List<Double> deaths(int count) throws InterruptedException {
    List<Double> nanos = new ArrayList<>();
    try (ProcessPool pool = ProcessPool.create(1)) {
      for (int i = 0; i < count; i++) {
        long pid = get(pool.submit(() -> ProcessHandle.current().pid()));
        Task<?> task =
            pool.submit(
                () -> {
                  dev.dure.Progress.report(0.5);
                  TimeUnit.MINUTES.sleep(1);
                  return 1;
                });
        while (task.progress() == 0) {
          Thread.sleep(1);
        }
        Thread.sleep(50);
        long start = System.nanoTime();
        var _ = ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        try {
          throw new IllegalStateException("A killed worker has a result: " + task.get());
        } catch (ExecutionException e) {
          nanos.add((double) (System.nanoTime() - start));
          if (!(e.getCause() instanceof WorkerDiedException)) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return nanos;
  }

  private static <T> T get(Task<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A task failed: " + e.getCause(), e);
    }
  }
}
