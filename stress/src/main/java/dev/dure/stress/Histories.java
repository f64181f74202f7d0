package dev.dure.stress;

import dev.dure.stress.history.HistoryOptions;
import dev.dure.stress.history.HistoryRun;
import java.io.IOException;

/**
 * Records what processes do to shared objects, kills some of them, and checks that it is
 * linearizable. See docs/linearizability.md.
 */
public final class Histories {

  private Histories() {}

  /**
   * Runs; ends with code 0 if all histories were linearizable, 1 if one was not, 2 for a bad
   * command line.
   *
   * @param args see {@link HistoryOptions#USAGE}
   * @throws IOException if the file system refuses
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    HistoryOptions options;
    try {
      options = HistoryOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("histories: " + e.getMessage());
      System.exit(2);
      return;
    }
    System.err.println("histories: " + options);
    boolean sound = options.selfTest() ? HistoryRun.selfTest(options) : HistoryRun.report(options);
    System.exit(sound ? 0 : 1);
  }
}
