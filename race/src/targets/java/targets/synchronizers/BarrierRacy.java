package targets.synchronizers;

import java.util.concurrent.CyclicBarrier;
import targets.Run;

/** Racy: written after a barrier. */
final class BarrierRacy {
  private static int data;
  private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(BARRIER.await());
          data = 1; // race: write
        },
        () -> {
          Run.use(BARRIER.await());
          Run.use(data); // race: read
        });
  }
}
