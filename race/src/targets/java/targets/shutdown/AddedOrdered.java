package targets.shutdown;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Ordered: written before the hook was added, by another thread than calls exit. */
// exit: 3
final class AddedOrdered {
  private static int data;
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.start(
        () -> {
          data = 1;
          Runtime.getRuntime().addShutdownHook(new Thread(() -> Run.use(data)));
          TURN.setOpaque(1);
        });
    Run.until(() -> TURN.getOpaque() == 1);
    System.exit(3);
  }
}
