package dev.dure.stress;

import dev.dure.stress.lincheck.LincheckRun;

/** Starts Lincheck. See docs/linearizability.md. */
public final class Lincheck {

  private static final String USAGE = "Usage: stress/run lincheck [ITERATIONS [INVOCATIONS]]";

  private Lincheck() {}

  /**
   * Runs; throws with the scenario if results are those of no order; ends with code 2 for a bad
   * command line.
   *
   * @param args how many scenarios of each object (20), and how often to run each (1000)
   */
  public static void main(String[] args) {
    int iterations;
    int invocations;
    try {
      iterations = args.length > 0 ? Integer.parseInt(args[0]) : 20;
      invocations = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    } catch (NumberFormatException e) {
      System.err.println("lincheck: " + e.getMessage() + "\n" + USAGE);
      System.exit(2);
      return;
    }
    LincheckRun.run(iterations, invocations);
    System.exit(0);
  }
}
