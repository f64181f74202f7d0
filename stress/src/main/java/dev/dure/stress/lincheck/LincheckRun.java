package dev.dure.stress.lincheck;

import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * Runs every object's scenarios: by threads that race, in both spaces; or, for what is in the heap,
 * by Lincheck's model checker, which chooses at each access to memory who goes on. (What it cannot
 * follow is shared memory: there it sees no access at all.)
 */
public final class LincheckRun {

  private static final int OPERATIONS = 3;

  /**
   * A run of a scenario that takes longer counts as a hang; Lincheck's 10 s are few if others work.
   */
  private static final long HANG_MILLIS = 600_000;

  private LincheckRun() {}

  /**
   * Lets threads race; says on standard output what was run.
   *
   * @param iterations how many scenarios of each object
   * @param invocations how often each of them
   * @throws AssertionError if results are those of no order; with the scenario
   */
  public static void race(int iterations, int invocations) {
    for (Scenario scenario : Scenario.values()) {
      for (Class<?> subject : List.of(scenario.heap(), scenario.memory())) {
        StressOptions options = new StressOptions();
        options.threads(3);
        check("race", options, scenario, subject, iterations, invocations);
      }
    }
  }

  /**
   * Lets the model checker choose schedules; says on standard output what was run.
   *
   * @param iterations how many scenarios of each object
   * @param invocations how many schedules of each of them, at most
   * @throws AssertionError if results are those of no order; with the scenario and the schedule
   */
  public static void model(int iterations, int invocations) {
    for (Scenario scenario : Scenario.values()) {
      ModelCheckingOptions options = new ModelCheckingOptions();
      options.threads(2);
      check("model", options, scenario, scenario.heap(), iterations, invocations);
    }
  }

  private static void check(
      String how,
      Options<?, ?> options,
      Scenario scenario,
      Class<?> subject,
      int iterations,
      int invocations) {
    long start = System.nanoTime();
    options.iterations(iterations);
    options.actorsPerThread(OPERATIONS);
    options.invocationsPerIteration(invocations);
    options.actorsBefore(1);
    options.actorsAfter(1);
    options.sequentialSpecification(scenario.sequential());
    options.invocationTimeout$lincheck(HANG_MILLIS); // of Kotlin's visibility "internal"
    options.check(subject);
    System.out.printf(
        "%-6s %-6s %-7s %,d scenarios of %,d runs are linearizable (%,d s)%n",
        scenario,
        subject.getSimpleName(),
        how,
        iterations,
        invocations,
        (System.nanoTime() - start) / 1_000_000_000);
  }
}
