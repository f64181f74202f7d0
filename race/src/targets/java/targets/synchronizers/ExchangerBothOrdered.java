package targets.synchronizers;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import targets.Run;

/** Ordered: both sides learn. */
final class ExchangerBothOrdered {
  private static int one;
  private static int other;
  private static final Exchanger<String> EXCHANGER = new Exchanger<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          one = 1;
          Run.use(EXCHANGER.exchange("one", 100, TimeUnit.SECONDS));
          Run.use(other);
        },
        () -> {
          other = 1;
          Run.use(EXCHANGER.exchange("other", 100, TimeUnit.SECONDS));
          Run.use(one);
        });
  }
}
