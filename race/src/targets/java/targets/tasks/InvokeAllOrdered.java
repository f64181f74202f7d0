package targets.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: read after invokeAll. */
final class InvokeAllOrdered {
  private static final int[] DATA = new int[4];

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Callable<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int own = i;
      tasks.add(() -> "" + DATA[own]++);
    }
    for (Future<String> future : pool.invokeAll(tasks)) {
      Run.use(future.get());
    }
    for (int value : DATA) {
      Run.use(value);
    }
    pool.shutdown();
    Run.use(pool.awaitTermination(100, TimeUnit.SECONDS) ? 1 : 0);
  }
}
