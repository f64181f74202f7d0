package dev.dure.benchmarks;

import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import dev.dure.process.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Worker processes that do one work together on one space. */
final class Team {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Team() {}

  /**
   * What a team did.
   *
   * @param nanosPerStep of all processes together, one value a slice
   * @param leastShare the part of all steps that the process did that came off worst
   */
  record Outcome(List<Double> nanosPerStep, double leastShare) {}

  /**
   * Lets new processes do a work.
   *
   * @throws IllegalStateException if a step was lost, or a process did not end well
   */
  static Outcome measure(Work work, int processes, Plan plan)
      throws IOException, InterruptedException {
    try (Space space = MemorySpace.create();
        LockFile file = LockFile.create()) {
      Shared shared = Shared.create(space, file.path());
      Board board = Board.create(space, processes, plan.slices());
      run(work, shared, board, plan);
      long seen = shared.count(work, board.allSteps());
      if (seen != board.allSteps()) {
        throw new IllegalStateException(
            String.format(
                "%s: %,d steps were done and %,d are seen.", work, board.allSteps(), seen));
      }
      return new Outcome(board.nanosPerStep(), board.leastShare());
    }
  }

  private static void run(Work work, Shared shared, Board board, Plan plan)
      throws InterruptedException {
    List<WorkerProcess> workers = new ArrayList<>();
    try {
      for (int i = 0; i < board.processes(); i++) {
        int process = i;
        workers.add(
            WorkerProcess.start(() -> Meter.measure(shared.step(work), board, process, plan)));
      }
      for (WorkerProcess worker : workers) {
        if (!worker.join(PATIENCE) || worker.exitCode().orElseThrow() != 0) {
          throw new IllegalStateException(
              worker + " did not do its work (" + work + ") within " + PATIENCE + ".");
        }
      }
    } finally {
      workers.forEach(WorkerProcess::close);
    }
  }
}
