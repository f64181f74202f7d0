package targets.forkjoin;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import targets.Run;

/** Racy: read before join. */
final class TaskRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    ForkJoinTask<?> task =
        pool.submit(
            () -> {
              data = 1; // race: write
            });
    Run.use(data); // race: read
    Run.use(task.join());
    pool.shutdown();
  }
}
