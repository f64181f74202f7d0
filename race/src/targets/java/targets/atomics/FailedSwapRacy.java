package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: a compareAndSet that fails does not release. */
final class FailedSwapRacy {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          Run.use(FLAG.compareAndSet(7, 8) ? 1 : 0);
        },
        () -> {
          Run.sleep(30);
          Run.use(FLAG.get());
          Run.use(data); // race: read
        });
  }
}
