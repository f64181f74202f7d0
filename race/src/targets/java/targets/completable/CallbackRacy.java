package targets.completable;

import java.util.concurrent.CompletableFuture;
import targets.Run;

/** Racy: written after the callback was registered. */
final class CallbackRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    CompletableFuture<Void> done =
        future.thenAccept(
            text -> {
              Run.use(data); // race: read
            });
    Thread thread = Run.start(() -> Run.use(future.complete("done") ? 1 : 0));
    data = 1; // race: write
    Run.use(done.join());
    thread.join();
  }
}
