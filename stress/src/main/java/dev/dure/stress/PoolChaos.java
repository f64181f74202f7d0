package dev.dure.stress;

import dev.dure.stress.chaos.ChaosOptions;
import dev.dure.stress.chaos.Launcher;
import java.io.IOException;

/** Kills workers of process pools, and their parents, under load. See docs/pool-chaos.md. */
public final class PoolChaos {

  private PoolChaos() {}

  /**
   * Runs; ends with code 0 if nothing was wrong, 1 if something was, 2 for a bad command line.
   *
   * @param args see {@link ChaosOptions#USAGE}
   * @throws IOException if the file system refuses
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    ChaosOptions options;
    try {
      options = ChaosOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("pool: " + e.getMessage());
      System.exit(2);
      return;
    }
    System.err.println("pool: " + options);
    int code;
    try (Launcher launcher = new Launcher()) {
      code =
          options.selfTest() ? (launcher.selfTest(options) ? 0 : 1) : launcher.run(options.words());
    }
    System.exit(code);
  }
}
