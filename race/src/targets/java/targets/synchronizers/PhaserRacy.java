package targets.synchronizers;

import java.util.concurrent.Phaser;
import targets.Run;

/** Racy: written after arriveAndAwaitAdvance. */
final class PhaserRacy {
  private static int data;
  private static final Phaser PHASER = new Phaser(2);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(PHASER.arriveAndAwaitAdvance());
          data = 1; // race: write
        },
        () -> {
          Run.use(PHASER.arriveAndAwaitAdvance());
          Run.use(data); // race: read
        });
  }
}
