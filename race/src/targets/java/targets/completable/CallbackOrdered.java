package targets.completable;

import java.util.concurrent.CompletableFuture;
import targets.Run;

/** Ordered: a callback in the thread that completes, registered by another. */
final class CallbackOrdered {
  private static int before;
  private static int data;

  public static void main(String[] args) throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    before = 1;
    CompletableFuture<Void> done = future.thenAccept(text -> Run.use(before + data));
    Thread thread =
        Run.start(
            () -> {
              data = 1;
              Run.use(future.complete("done") ? 1 : 0);
            });
    Run.use(done.join());
    Run.use(data);
    thread.join();
  }
}
