package targets.steps;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Ordered: what the decrement returns says whether the look was still true. */
final class ResultOfDecrementOrdered {
  private final AtomicInteger references = new AtomicInteger(2);

  public static void main(String[] args) throws Exception {
    ResultOfDecrementOrdered shared = new ResultOfDecrementOrdered();
    Run.both(shared::release, shared::release);
  }

  private void release() {
    if (references.get() <= 0) {
      throw new IllegalStateException("closed already");
    }
    int left = references.decrementAndGet();
    if (left == 0) {
      Run.use(this);
    } else if (left < 0) {
      throw new IllegalStateException("closed too often");
    }
  }
}
