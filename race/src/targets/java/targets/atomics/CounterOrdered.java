package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Ordered: ten thousand atomic additions. */
// prints: 10000
final class CounterOrdered {
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 5_000; i++) {
            Run.use(FLAG.incrementAndGet());
          }
        },
        () -> {
          for (int i = 0; i < 5_000; i++) {
            Run.use(FLAG.incrementAndGet());
          }
        });
    System.out.println(FLAG.get());
  }
}
