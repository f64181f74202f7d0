package targets.completable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import targets.Run;

/** Ordered: written before completeExceptionally. */
final class ExceptionallyOrdered {
  private static int data;
  private static final CompletableFuture<String> FUTURE = new CompletableFuture<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(FUTURE.completeExceptionally(new IllegalStateException()) ? 1 : 0);
        },
        () -> {
          try {
            Run.use(FUTURE.get());
          } catch (ExecutionException e) {
            Run.use(e);
          }
          Run.use(data);
        });
  }
}
