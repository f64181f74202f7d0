package targets.completable;

import java.util.concurrent.CompletableFuture;
import targets.Run;

/** Ordered: written before complete. */
final class CompleteOrdered {
  private static int data;
  private static final CompletableFuture<String> FUTURE = new CompletableFuture<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(FUTURE.complete("done") ? 1 : 0);
        },
        () -> {
          Run.use(FUTURE.get());
          Run.use(data);
        });
  }
}
