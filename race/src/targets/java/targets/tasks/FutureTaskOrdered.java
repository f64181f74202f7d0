package targets.tasks;

import java.util.concurrent.FutureTask;
import targets.Run;

/** Ordered: a FutureTask that another thread runs. */
final class FutureTaskOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    FutureTask<Integer> task = new FutureTask<>(() -> data = 1);
    Thread thread = new Thread(task);
    thread.start();
    Run.use(task.get());
    Run.use(data);
    thread.join();
  }
}
