package dev.dure.benchmarks;

import java.util.concurrent.TimeUnit;

/**
 * How long and how often everything is measured.
 *
 * @param quick whether it is only to be seen that all works; such numbers mean nothing
 * @param goalRounds forks of the benchmarks that have a goal
 * @param rounds forks of the others
 * @param iterationMillis one iteration of JMH
 * @param warmups iterations before those that count
 * @param iterations iterations that count
 * @param pairRounds runs of Dure and Python in turn, and of two processes
 * @param plan of one process in such a run
 * @param starts worker processes that are started in such a run
 * @param deaths owners of a lock that are killed
 */
record Settings(
    boolean quick,
    int goalRounds,
    int rounds,
    int iterationMillis,
    int warmups,
    int iterations,
    int pairRounds,
    Plan plan,
    int starts,
    int deaths) {

  static final Settings FULL =
      new Settings(
          false, 9, 3, 200, 3, 3, 5, new Plan(millis(700), millis(100), 5), /* starts= */ 5, 50);

  static final Settings QUICK =
      new Settings(
          true, 1, 1, 20, 1, 1, 1, new Plan(millis(20), millis(20), 1), /* starts= */ 1, 2);

  static Settings of(Arguments arguments) {
    return arguments.quick() ? QUICK : FULL;
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
