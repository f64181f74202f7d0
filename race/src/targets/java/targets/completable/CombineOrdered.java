package targets.completable;

import java.util.concurrent.CompletableFuture;
import targets.Run;

/** Ordered: both of two, by thenCombine and allOf. */
final class CombineOrdered {
  private static int one;
  private static int other;

  public static void main(String[] args) throws Exception {
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> one = 1);
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> other = 1);
    Run.use(first.thenCombine(second, (a, b) -> one + other).join());
    Run.use(CompletableFuture.allOf(first, second).join());
    Run.use(one + other);
  }
}
