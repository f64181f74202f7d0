package dev.dure.process;

import dev.dure.SerializableRunnable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a worker of a pool does all its life: opens the memory that it shares with its parent, runs
 * the user's initializer, says that it is ready, and takes tasks.
 *
 * @param memory where the memory is
 * @param maxResultBytes the largest result that the parent takes
 * @param initializer what the user wants done first, or null
 */
record PoolWorkerTask(String memory, int maxResultBytes, @Nullable SerializableRunnable initializer)
    implements WorkerTask {

  @Override
  public void run() throws IOException {
    // It stays mapped as long as the process lives.
    @SuppressWarnings("resource")
    PoolMemory shared = PoolMemory.open(memory);
    Threads.startDaemon(
        "dure-futex",
        new Runnable() {
          @Override
          public void run() {
            Bell.prepare();
            shared.setInt(PoolLayout.WORKER_WAKES_AT, 1);
          }
        });
    WorkerMain.endsGroupWithParent();
    if (initializer != null) {
      initializer.run();
    }
    new TaskLoop(shared, maxResultBytes).run();
  }
}
