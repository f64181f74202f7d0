package dev.dure.stress.history;

import dev.dure.stress.history.HistoryOptions.Scope;
import java.io.IOException;
import java.util.SplittableRandom;

/** Records histories, round after round, and checks them. */
public final class HistoryRun {

  private HistoryRun() {}

  /**
   * Records and checks until time and deaths suffice; says on standard output what was found.
   *
   * @param options what to record
   * @return whether all histories were linearizable
   * @throws IOException if the file system refuses
   * @throws InterruptedException if the thread is interrupted
   */
  public static boolean report(HistoryOptions options) throws IOException, InterruptedException {
    Tally tally = record(options);
    System.out.println(tally);
    if (tally.violation() != null) {
      System.out.println(tally.violation());
    }
    System.out.println(tally.isSound() ? "All are linearizable." : "NOT all are linearizable.");
    return tally.isSound();
  }

  /**
   * Tries every mutation in every scope.
   *
   * @param options the seed
   * @return whether each was found
   * @throws IOException if the file system refuses
   * @throws InterruptedException if the thread is interrupted
   */
  public static boolean selfTest(HistoryOptions options) throws IOException, InterruptedException {
    boolean all = true;
    for (Mutation mutation : Mutation.values()) {
      if (mutation == Mutation.NONE) {
        continue;
      }
      for (Scope scope : Scope.values()) {
        boolean found = record(options.mutated(mutation, scope)).violation() != null;
        System.out.printf("%-14s %-10s %s%n", mutation, scope, found ? "found" : "NOT FOUND");
        all &= found;
      }
    }
    return all;
  }

  static Tally record(HistoryOptions options) throws IOException, InterruptedException {
    Tally tally = new Tally(options.seconds(), options.deaths());
    SplittableRandom seeds = new SplittableRandom(options.seed());
    while (!tally.isEnough()) {
      try (Round round = new Round(options, tally, seeds.nextLong())) {
        round.run();
      }
    }
    return tally;
  }
}
