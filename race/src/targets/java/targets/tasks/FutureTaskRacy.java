package targets.tasks;

import java.util.concurrent.FutureTask;
import targets.Run;

/** Racy: nobody has looked whether the task is done. */
final class FutureTaskRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              data = 1; // race: write
              return null;
            });
    Thread thread = new Thread(task);
    thread.start();
    Run.use(data); // race: read
    Run.use(task.get());
    thread.join();
  }
}
