package targets.synchronizers;

import java.util.concurrent.Exchanger;
import targets.Run;

/** Ordered: written before an exchange. */
final class ExchangerOrdered {
  private static int data;
  private static final Exchanger<String> EXCHANGER = new Exchanger<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(EXCHANGER.exchange("one"));
        },
        () -> {
          Run.use(EXCHANGER.exchange("other"));
          Run.use(data);
        });
  }
}
