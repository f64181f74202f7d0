package targets.synchronizers;

import java.util.concurrent.Exchanger;
import targets.Run;

/** Racy: written after an exchange. */
final class ExchangerRacy {
  private static int data;
  private static final Exchanger<String> EXCHANGER = new Exchanger<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(EXCHANGER.exchange("one"));
          data = 1; // race: write
        },
        () -> {
          Run.use(EXCHANGER.exchange("other"));
          Run.use(data); // race: read
        });
  }
}
