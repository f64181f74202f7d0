package targets.synchronizers;

import java.util.concurrent.Phaser;
import targets.Run;

/** Racy: written after arrive, for which another awaits the advance. */
final class PhaserArriveRacy {
  private static int data;
  private static final Phaser PHASER = new Phaser(1);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(PHASER.arrive());
          data = 1; // race: write
        },
        () -> {
          Run.use(PHASER.awaitAdvance(0));
          Run.use(data); // race: read
        });
  }
}
