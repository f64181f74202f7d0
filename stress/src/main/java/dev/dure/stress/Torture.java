package dev.dure.stress;

import dev.dure.stress.torture.Run;
import dev.dure.stress.torture.TortureOptions;
import java.io.IOException;

/**
 * Kills, stops and starves processes that share memory, and looks whether that breaks anything. See
 * docs/torture.md.
 */
public final class Torture {

  private Torture() {}

  /**
   * Runs the torture; ends with code 0 if nothing was wrong, 1 if something was, 2 for a bad
   * command line.
   *
   * @param args see {@link TortureOptions#USAGE}
   * @throws IOException if the file system refuses
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    TortureOptions options;
    try {
      options = TortureOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("torture: " + e.getMessage());
      System.exit(2);
      return;
    }
    System.err.println("torture: seed " + options.seed() + ", " + options);
    boolean sound;
    try (Run run = new Run()) {
      sound = options.selfTest() ? run.selfTest(options) : run.report(options);
    }
    System.exit(sound ? 0 : 1);
  }
}
