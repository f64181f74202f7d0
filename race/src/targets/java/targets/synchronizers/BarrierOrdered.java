package targets.synchronizers;

import java.util.concurrent.CyclicBarrier;
import targets.Run;

/** Ordered: written before a barrier. */
final class BarrierOrdered {
  private static int data;
  private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(BARRIER.await());
        },
        () -> {
          Run.use(BARRIER.await());
          Run.use(data);
        });
  }
}
