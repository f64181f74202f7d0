package targets.completable;

import java.util.concurrent.CompletableFuture;
import targets.Run;

/** Racy: written after complete. */
final class CompleteRacy {
  private static int data;
  private static final CompletableFuture<String> FUTURE = new CompletableFuture<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(FUTURE.complete("done") ? 1 : 0);
          data = 1; // race: write
        },
        () -> {
          Run.use(FUTURE.get());
          Run.use(data); // race: read
        });
  }
}
