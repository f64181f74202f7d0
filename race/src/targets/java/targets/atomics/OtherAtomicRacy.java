package targets.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: two atomics. */
final class OtherAtomicRacy {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();
  private static final AtomicInteger OTHER = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          FLAG.set(1);
        },
        () -> {
          Run.use(OTHER.get());
          Run.use(data); // race: read
        });
  }
}
