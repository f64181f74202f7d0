package dev.dure.stress.chaos;

import dev.dure.stress.torture.Posix;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A whole run, in a JVM of its own: rounds, then parents. */
public final class Run {

  private Run() {}

  /**
   * Runs, and prints a summary; ends with code 0 if nothing was wrong, else 1.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    ChaosOptions options = ChaosOptions.parse(args);
    Launcher.endWithStdin();
    Places places = Places.own(options, "run");
    Tally tally = new Tally();
    long start = System.nanoTime();
    Violation violation = run(options, places, tally);
    double seconds = (System.nanoTime() - start) / 1e9;
    String text = violation == null ? "" : String.valueOf(violation.getMessage());
    if (options.json()) {
      System.out.println(tally.json(options, seconds, text));
    } else {
      System.out.print(tally.table());
      System.out.printf("seed %d, %.0f s%n", options.seed(), seconds);
      System.out.println(violation == null ? "violations: none" : "VIOLATION " + text);
    }
    if (violation != null) {
      violation.printStackTrace();
    }
    places.processes().forEach(pid -> Posix.kill(pid, Posix.SIGKILL));
    Runtime.getRuntime().halt(violation == null ? 0 : 1);
  }

  private static @Nullable Violation run(ChaosOptions options, Places places, Tally tally) {
    SplittableRandom random = new SplittableRandom(options.seed());
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(options.seconds());
    try {
      if (options.kills() > 0) {
        Round.Baseline baseline = Round.Baseline.take(places);
        while (tally.kills() < options.kills() && System.nanoTime() - end < 0) {
          int kills = Math.min(options.roundKills(), options.kills() - tally.kills());
          new Round(options, places, tally, random.split()).run(kills, end, baseline);
          tally.count("rounds");
          double seconds = (System.nanoTime() - start) / 1e9;
          System.err.printf(
              "pool: %,d of %,d ended, %.1f a second%n",
              tally.kills(), options.kills(), tally.kills() / seconds);
        }
      }
      ParentKills parents = new ParentKills(options, tally, random.split());
      for (int i = 0; i < options.parents() && System.nanoTime() - end < 0; i++) {
        parents.run(i);
      }
      return null;
    } catch (Violation violation) {
      return violation;
    } catch (Exception e) {
      Violation violation = new Violation("unexpected failure", "of the run: " + e);
      var _ = violation.initCause(e);
      return violation;
    }
  }
}
