package dev.dure.stress;

import dev.dure.stress.fuzz.FuzzOptions;
import dev.dure.stress.fuzz.FuzzRun;
import java.io.IOException;

/**
 * Overwrites the metadata of segments while processes use them, and looks whether each gets on or
 * is told. See docs/torture.md.
 */
public final class Fuzz {

  private Fuzz() {}

  /**
   * Runs the fuzzer; ends with code 0 if nothing was wrong, 1 if something was, 2 for a bad command
   * line.
   *
   * @param args see {@link FuzzOptions#USAGE}
   * @throws IOException if the file system refuses
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    FuzzOptions options;
    try {
      options = FuzzOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("fuzz: " + e.getMessage());
      System.exit(2);
      return;
    }
    System.err.println("fuzz: seed " + options.seed() + ", " + options);
    boolean sound;
    try (FuzzRun run = new FuzzRun()) {
      sound = options.selfTest() ? run.selfTest(options) : run.report(options);
    }
    System.exit(sound ? 0 : 1);
  }
}
