package dev.dure.stress;

import dev.dure.stress.lincheck.LincheckRun;

/** Starts Lincheck. See docs/linearizability.md. */
public final class Lincheck {

  private static final String USAGE = "Usage: stress/run lincheck race|model [SCENARIOS [RUNS]]";

  private Lincheck() {}

  /**
   * Runs; throws with the scenario if results are those of no order; ends with code 2 for a bad
   * command line.
   *
   * @param args who chooses the order: threads that race or the model checker; how many scenarios
   *     of each object (20), and how often to run each (1000)
   */
  public static void main(String[] args) {
    String how = args.length > 0 ? args[0] : "";
    try {
      int scenarios = args.length > 1 ? number("SCENARIOS", args[1]) : 20;
      int runs = args.length > 2 ? number("RUNS", args[2]) : 1_000;
      switch (how) {
        case "race" -> LincheckRun.race(scenarios, runs);
        case "model" -> LincheckRun.model(scenarios, runs);
        default -> throw new IllegalArgumentException("\"" + how + "\" is unknown");
      }
    } catch (IllegalArgumentException e) {
      System.err.println("lincheck: " + e.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
    System.exit(0);
  }

  private static int number(String what, String text) {
    return Arguments.number(what, text, 0, Integer.MAX_VALUE);
  }
}
