package targets.synchronizers;

import java.util.concurrent.CyclicBarrier;
import targets.Run;

/** Ordered: the action of a barrier is between what is before and after. */
final class BarrierActionOrdered {
  private static int one;
  private static int other;
  private static int sum;
  private static final CyclicBarrier BARRIER = new CyclicBarrier(2, () -> sum = one + other);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          one = 1;
          Run.use(BARRIER.await());
          Run.use(sum);
        },
        () -> {
          other = 1;
          Run.use(BARRIER.await());
          Run.use(sum);
        });
  }
}
