package targets.synchronizers;

import java.util.concurrent.Phaser;
import targets.Run;

/** Ordered: written before arriveAndAwaitAdvance. */
final class PhaserOrdered {
  private static int data;
  private static final Phaser PHASER = new Phaser(2);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(PHASER.arriveAndAwaitAdvance());
        },
        () -> {
          Run.use(PHASER.arriveAndAwaitAdvance());
          Run.use(data);
        });
  }
}
