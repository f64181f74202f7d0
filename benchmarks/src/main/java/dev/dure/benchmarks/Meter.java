package dev.dure.benchmarks;

import java.io.IOException;

/**
 * Takes steps in a worker process, and counts them by the clock. The time is fixed and not the
 * number of steps, so that no process ends early and leaves the other one alone with the lock.
 */
final class Meter {

  /** Steps between two looks at the clock. */
  private static final int BATCH = 64;

  private static final int WARMUP_SLICES = 4;

  private final Step step;
  private final Board board;
  private long steps;
  private int gates;

  private Meter(Step step, Board board) {
    this.step = step;
    this.board = board;
  }

  /** Warms up and measures, as process number {@code process}, at the same times as all others. */
  static void measure(Step step, Board board, int process, Plan plan) throws IOException {
    Meter meter = new Meter(step, board);
    for (int i = 0; i < WARMUP_SLICES; i++) {
      double _ = meter.slice(plan.warmupNanos() / WARMUP_SLICES);
    }
    for (int i = 0; i < plan.slices(); i++) {
      board.rates().set(process * plan.slices() + i, meter.slice(plan.sliceNanos()));
    }
    board.steps().set(process, meter.steps);
  }

  /** Steps per nanosecond. */
  private double slice(long nanos) throws IOException {
    board.meet(gates++);
    long before = steps;
    long start = System.nanoTime();
    long now;
    do {
      batch(step);
      steps += BATCH;
      now = System.nanoTime();
    } while (now - start < nanos);
    return (double) (steps - before) / (now - start);
  }

  /**
   * A method of its own, so that it is compiled as a whole and not in the middle of a long loop.
   */
  private static void batch(Step step) throws IOException {
    for (int i = 0; i < BATCH; i++) {
      step.run();
    }
  }
}
