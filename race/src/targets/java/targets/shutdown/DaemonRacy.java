package targets.shutdown;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: a daemon goes on while the hooks run. */
// alone: a hook runs when the JVM ends
final class DaemonRacy {
  private static int data;
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  Run.use(data); // race: read
                }));
    Thread daemon =
        Run.thread(
            () -> {
              data = 1; // race: write
              TURN.setOpaque(1);
              Thread.sleep(1_000_000);
            });
    daemon.setDaemon(true);
    daemon.start();
    Run.until(() -> TURN.getOpaque() == 1);
  }
}
