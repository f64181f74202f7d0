package targets.completable;

import java.util.concurrent.CompletableFuture;
import targets.Run;

/** Ordered: thenRunAsync and whenComplete. */
final class AsyncCallbackOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    CompletableFuture<Void> done =
        CompletableFuture.runAsync(() -> data++)
            .thenRunAsync(() -> data++)
            .whenComplete((nothing, failure) -> data++);
    Run.use(done.join());
    Run.use(data);
  }
}
