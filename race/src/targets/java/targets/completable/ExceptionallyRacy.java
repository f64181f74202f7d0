package targets.completable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import targets.Run;

/** Racy: written after completeExceptionally. */
final class ExceptionallyRacy {
  private static int data;
  private static final CompletableFuture<String> FUTURE = new CompletableFuture<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(FUTURE.completeExceptionally(new IllegalStateException()) ? 1 : 0);
          data = 1; // race: write
        },
        () -> {
          try {
            Run.use(FUTURE.get());
          } catch (ExecutionException e) {
            Run.use(e);
          }
          Run.use(data); // race: read
        });
  }
}
