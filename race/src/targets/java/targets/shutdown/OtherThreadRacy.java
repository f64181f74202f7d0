package targets.shutdown;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: another thread than calls exit has written. */
// exit: 3
final class OtherThreadRacy {
  private static int data;
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  Run.use(data); // race: read
                }));
    Run.start(
        () -> {
          data = 1; // race: write
          TURN.setOpaque(1);
        });
    Run.until(() -> TURN.getOpaque() == 1);
    System.exit(3);
  }
}
