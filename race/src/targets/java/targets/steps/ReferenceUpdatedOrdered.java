package targets.steps;

import java.util.concurrent.atomic.AtomicReference;
import targets.Run;

/** One operation for both. */
final class ReferenceUpdatedOrdered {
  private static final AtomicReference<String> TEXT = new AtomicReference<>("");

  public static void main(String[] args) throws Exception {
    Run.both(() -> TEXT.updateAndGet(t -> t + "a"), () -> TEXT.updateAndGet(t -> t + "b"));
  }
}
