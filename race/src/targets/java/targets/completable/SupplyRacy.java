package targets.completable;

import java.util.concurrent.CompletableFuture;
import targets.Run;

/** Racy: read before join. */
final class SupplyRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    CompletableFuture<Void> future =
        CompletableFuture.runAsync(
            () -> {
              data = 1; // race: write
            });
    Run.use(data); // race: read
    Run.use(future.join());
  }
}
