package targets.completable;

import java.util.concurrent.CompletableFuture;
import targets.Run;

/** Ordered: supplyAsync, thenApply, join. */
final class SupplyOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    data = 1;
    CompletableFuture<String> future =
        CompletableFuture.supplyAsync(() -> "" + data++).thenApply(text -> text + data++);
    Run.use(future.join());
    Run.use(data);
  }
}
