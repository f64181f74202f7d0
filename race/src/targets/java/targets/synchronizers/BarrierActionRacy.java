package targets.synchronizers;

import java.util.concurrent.CyclicBarrier;
import targets.Run;

/** Racy: the action of a barrier reads what is written after it. */
final class BarrierActionRacy {
  private static int one;
  private static final CyclicBarrier BARRIER =
      new CyclicBarrier(
          2,
          () -> {
            one = 7;
          });

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(BARRIER.await());
          one = 1; // race: write
        },
        () -> {
          Run.use(BARRIER.await());
          one = 2; // race: write
        });
  }
}
