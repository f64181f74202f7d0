package dev.dure.stress.torture;

import static dev.dure.stress.JsonText.quote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What happened in a run. */
final class Tally {

  private final DeathTable deaths = new DeathTable();
  private final long[] stats = new long[Stat.values().length];
  private final List<long[]> samples = new ArrayList<>();
  private int kills;
  private int forks;
  private int stranded;
  private int rounds;
  private int starts;
  private double startMillis;

  /** A worker came to its end. */
  void death(Scenario scenario, String label, Origin origin, long startNanos) {
    kills++;
    if (origin != Origin.JVM) {
      forks++;
    }
    if (startNanos != 0) {
      starts++;
      startMillis += startNanos / 1e6;
    }
    deaths.add(scenario, label, origin);
  }

  /**
   * A forked worker waited for a thread of the JVM that it does not have. That is no kill. Where it
   * is more than one in twenty, workers do what a forked JVM cannot, and the run does not try what
   * it was meant to.
   */
  void stranded() {
    stranded++;
    if (stranded > 5 && stranded > forks / 20) {
      throw new Violation(
          "unfit",
          String.format(
              "%,d of %,d forked workers waited for a thread of the JVM that they do not have. What asks for it has"
                  + " to be found, in a debugger, and done before the fork or not at all.",
              stranded, forks + stranded));
    }
  }

  /** A round is over. */
  void round(Glance glance, long[] times) {
    rounds++;
    samples.add(times);
    for (Stat stat : Stat.values()) {
      long value = glance.stat(stat);
      int i = stat.index();
      stats[i] = stat.isMaximum() ? Math.max(stats[i], value) : stats[i] + value;
    }
  }

  int kills() {
    return kills;
  }

  DeathTable deaths() {
    return deaths;
  }

  long stat(Stat stat) {
    return stats[stat.index()];
  }

  private long[] sorted() {
    long[] all = samples.stream().flatMapToLong(Arrays::stream).toArray();
    Arrays.sort(all);
    return all;
  }

  private static double millis(long[] sorted, double quantile) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
  }

  /** One line of figures: the recovery times. */
  String recovery() {
    long[] all = sorted();
    return String.format(
        Locale.ROOT,
        "median %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms (%,d measured)",
        millis(all, 0.5),
        millis(all, 0.9),
        millis(all, 0.99),
        millis(all, 1),
        all.length);
  }

  String table(long seed, double seconds) {
    StringBuilder text = new StringBuilder();
    text.append(deaths.text(rounds));
    text.append("forked workers that waited for their JVM (no kills): ").append(stranded);
    text.append("\n\n");
    for (Stat stat : Stat.values()) {
      text.append(String.format("%-30s %,12d%n", stat.words(), stat(stat)));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%nrecovery from kill to grant or AbandonedLockException: %s%nseed %d, %.0f s, %.1f kills a second; a worker was ready after %.0f ms on average%n",
            recovery(),
            seed,
            seconds,
            kills / seconds,
            startMillis / starts));
    return text.toString();
  }

  String json(long seed, double seconds, String violation) {
    long[] all = sorted();
    StringBuilder text =
        new StringBuilder(
            "{\"seed\": " + seed + ", \"kills\": " + kills + ", \"stranded\": " + stranded);
    text.append(
        String.format(
            Locale.ROOT,
            ", \"rounds\": %d, \"seconds\": %.1f, \"violation\": %s, \"deaths\": ",
            rounds,
            seconds,
            violation.isEmpty() ? "null" : quote(violation)));
    text.append(deaths.json());
    text.append(", \"counts\": {");
    String separator = "";
    for (Stat stat : Stat.values()) {
      text.append(separator).append(quote(stat.words())).append(": ").append(stat(stat));
      separator = ", ";
    }
    text.append("}, \"recovery\": {\"measured\": ").append(all.length);
    if (all.length > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              ", \"medianMillis\": %.3f, \"p90Millis\": %.3f, \"p99Millis\": %.3f, \"maxMillis\": %.3f",
              millis(all, 0.5),
              millis(all, 0.9),
              millis(all, 0.99),
              millis(all, 1)));
    }
    return text.append("}}").toString();
  }
}
