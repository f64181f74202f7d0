package targets.synchronizers;

import java.util.concurrent.Phaser;
import targets.Run;

/** Ordered: written before arrive, for which another awaits the advance. */
final class PhaserArriveOrdered {
  private static int data;
  private static final Phaser PHASER = new Phaser(1);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(PHASER.arrive());
        },
        () -> {
          Run.use(PHASER.awaitAdvance(0));
          Run.use(data);
        });
  }
}
