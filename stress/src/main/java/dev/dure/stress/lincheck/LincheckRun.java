package dev.dure.stress.lincheck;

import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * Runs every object's scenarios: by threads that race, in both spaces, and for what is in the heap
 * also by Lincheck's model checker, which chooses at each access to memory who goes on. (What it
 * cannot follow is shared memory: there it sees no access at all.)
 */
public final class LincheckRun {

  private static final int OPERATIONS = 3;

  private LincheckRun() {}

  /**
   * Runs all; says so on standard output.
   *
   * @param iterations how many scenarios each
   * @param invocations how often each of them
   * @throws AssertionError if results are those of no order; with the scenario
   */
  public static void run(int iterations, int invocations) {
    for (Scenario scenario : Scenario.values()) {
      for (Class<?> subject : List.of(scenario.heap(), scenario.memory())) {
        check(
            "race",
            new StressOptions().threads(3).actorsPerThread(OPERATIONS),
            scenario,
            subject,
            iterations,
            invocations);
      }
      check(
          "model",
          new ModelCheckingOptions().threads(2).actorsPerThread(OPERATIONS),
          scenario,
          scenario.heap(),
          iterations,
          invocations);
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
    options.invocationsPerIteration(invocations);
    options.actorsBefore(1);
    options.actorsAfter(1);
    options.sequentialSpecification(scenario.sequential());
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
