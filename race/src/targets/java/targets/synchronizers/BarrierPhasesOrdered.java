package targets.synchronizers;

import java.util.concurrent.CyclicBarrier;
import targets.Run;

/** Ordered: a barrier between each two phases. */
final class BarrierPhasesOrdered {
  private static final int[] DATA = new int[2];
  private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 10; i++) {
            DATA[i % 2]++;
            Run.use(BARRIER.await());
          }
        },
        () -> {
          for (int i = 1; i < 11; i++) {
            DATA[i % 2]++;
            Run.use(BARRIER.await());
          }
        });
  }
}
