package targets.steps;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Who writes by compare-and-set sees for himself whether anything came between. */
final class CompareAndSetLoopOrdered {
  private static final AtomicInteger COUNT = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(CompareAndSetLoopOrdered::add, CompareAndSetLoopOrdered::add);
  }

  private static void add() {
    int seen;
    do {
      seen = COUNT.get();
    } while (!COUNT.compareAndSet(seen, seen + 1));
  }
}
