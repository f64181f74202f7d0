package dev.dure.benchmarks.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;

/** Kernels that hand tasks to other threads. */
final class TaskKernels {

  private static final int TASKS = 20_000;
  private static final int BATCH = 1_000;
  private static final int ELEMENTS = 4_000_000;
  private static final int PASSES = 8;
  private static final int LEAF = 4_096;
  private static final int SEED = 42;

  private TaskKernels() {}

  static Work virtualThreads(Amount amount) {
    int tasks = amount.of(TASKS);
    return () -> {
      long sum = 0;
      try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Integer>> batch = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
          int number = i;
          batch.add(executor.submit(() -> Integer.toString(number).hashCode()));
          if (batch.size() == BATCH || i == tasks - 1) {
            for (Future<Integer> future : batch) {
              sum += future.get();
            }
            batch.clear();
          }
        }
      }
      return sum;
    };
  }

  static Work forkJoin(Amount amount) {
    long[] numbers = new SplittableRandom(SEED).longs(amount.of(ELEMENTS)).toArray();
    return () -> {
      try (ForkJoinPool pool = new ForkJoinPool(Crew.SIZE)) {
        long sum = 0;
        for (int i = 0; i < PASSES; i++) {
          sum += pool.invoke(new Sum(numbers, 0, numbers.length));
        }
        return sum;
      }
    };
  }

  private static final class Sum extends RecursiveTask<Long> {
    private static final long serialVersionUID = 1;

    private final long[] numbers;
    private final int from;
    private final int to;

    Sum(long[] numbers, int from, int to) {
      this.numbers = numbers;
      this.from = from;
      this.to = to;
    }

    @Override
    protected Long compute() {
      if (to - from <= LEAF) {
        long sum = 0;
        for (int i = from; i < to; i++) {
          sum += numbers[i];
        }
        return sum;
      }
      int half = (from + to) >>> 1;
      Sum left = new Sum(numbers, from, half);
      left.fork();
      long right = new Sum(numbers, half, to).compute();
      return left.join() + right;
    }
  }
}
