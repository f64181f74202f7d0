package dev.dure.process;

import dev.dure.Progress;
import dev.dure.TaskOptions;
import java.util.stream.IntStream;

/** A program with a progress bar, whose tasks write to stderr. */
final class ProgressProgram {

  private ProgressProgram() {}

  /** Runs it; the bar is all that it has to ask for. */
  public static void main(String[] arguments) throws Exception {
    PoolOptions options = PoolOptions.workers(1).withName("bar").withProgressBar();
    try (ProcessPool pool = ProcessPool.create(options)) {
      var _ =
          pool.submit(
                  TaskOptions.named("half\u001b[2J"),
                  () -> {
                    Progress.report(0.5);
                    System.err.println("a line of the worker");
                    Thread.sleep(700);
                    return 0;
                  })
              .get();
      pool.forEach(IntStream.range(0, 30).boxed().toList(), x -> pause());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
