package dev.dure.stress.torture;

import dev.dure.memory.MemorySpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A whole run: rounds until enough have died, or something is wrong. */
public final class Run implements AutoCloseable {

  /** So many kills must reach every point. */
  private static final int LONG = 20_000;

  private final Path segments;
  private final Spawner spawner;

  /**
   * Prepares runs; takes a few seconds, for the class cache of the workers.
   *
   * @throws IOException if the file system refuses
   * @throws InterruptedException if this thread is interrupted
   */
  public Run() throws IOException, InterruptedException {
    segments = Path.of("/dev/shm", "dure-torture-" + ProcessHandle.current().pid());
    System.setProperty("dure.directory", segments.toString());
    if (!MemorySpace.directory().equals(segments)) {
      throw new IllegalStateException("segments would go to " + MemorySpace.directory());
    }
    sweep();
    spawner = new Spawner(segments);
    // After an interrupt from the keyboard too nothing is left; workers see by themselves that they
    // are orphans.
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeQuietly));
    spawner.train();
  }

  /**
   * Runs.
   *
   * @param options what to do
   * @param tally takes what happened
   * @return what was wrong, or null
   * @throws IOException if the file system refuses
   * @throws InterruptedException if this thread is interrupted
   */
  @Nullable Violation run(TortureOptions options, Tally tally)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(options.seed());
    long start = System.nanoTime();
    String descriptors = Audit.descriptors().toString();
    try (Sabotage sabotage = new Sabotage(options.mutation())) {
      for (int round = 0; tally.kills() < options.kills(); round++) {
        int kills = Math.min(options.roundKills(), options.kills() - tally.kills());
        new Round(options, round, segments, spawner, tally, sabotage, random.split()).run(kills);
        Audit.requireNothingLeft(segments);
        if (round == 0) {
          descriptors = Audit.descriptors().toString(); // class loading has opened some
        } else if (!Audit.descriptors().toString().equals(descriptors)) {
          throw new Violation(
              "leak",
              "descriptors are left: " + Audit.descriptors() + " instead of " + descriptors);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.err.printf(
            "torture: %,d of %,d kills, %.1f a second; recovery %s%n",
            tally.kills(), options.kills(), tally.kills() / seconds, tally.recovery());
      }
      requireCoverage(options, tally);
      return null;
    } catch (Violation violation) {
      return violation;
    }
  }

  /** In a long run somebody has died at each point, or the run says less than it seems to. */
  private static void requireCoverage(TortureOptions options, Tally tally) {
    List<String> missed = tally.deaths().pointsMissed();
    boolean isLong = tally.kills() >= LONG && options.scenarios().equals(Scenario.defaults());
    if (isLong && !missed.isEmpty()) {
      throw new Violation("coverage", "nobody has died at " + missed + ".");
    }
  }

  /**
   * Runs, and prints a summary.
   *
   * @param options what to do
   * @return whether nothing was wrong
   * @throws IOException if the file system refuses
   * @throws InterruptedException if this thread is interrupted
   */
  public boolean report(TortureOptions options) throws IOException, InterruptedException {
    Tally tally = new Tally();
    long start = System.nanoTime();
    double[] cpu = Proc.cpuSeconds();
    Violation violation = run(options, tally);
    double[] after = Proc.cpuSeconds();
    System.err.printf(
        "torture: seconds of CPU: harness %.1f, workers %.1f (%.3f each)%n",
        after[0] - cpu[0], after[1] - cpu[1], (after[1] - cpu[1]) / tally.kills());
    double seconds = (System.nanoTime() - start) / 1e9;
    String text = violation == null ? "" : String.valueOf(violation.getMessage());
    if (options.json()) {
      System.out.println(tally.json(options.seed(), seconds, text));
    } else {
      System.out.print(tally.table(options.seed(), seconds));
      System.out.println(violation == null ? "violations: none" : "VIOLATION " + text);
    }
    if (violation != null) {
      violation.printStackTrace();
    }
    return violation == null;
  }

  /**
   * Tries every mutation.
   *
   * @param options the seed and the number of workers
   * @return whether each was found by its oracle
   * @throws IOException if the file system refuses
   * @throws InterruptedException if this thread is interrupted
   */
  public boolean selfTest(TortureOptions options) throws IOException, InterruptedException {
    boolean all = true;
    for (Mutation mutation : Mutation.values()) {
      Tally tally = new Tally();
      Violation found = run(options.mutated(mutation), tally);
      clear(segments);
      boolean asExpected =
          found == null ? mutation == Mutation.NONE : mutation.oracles().contains(found.oracle());
      all &= asExpected;
      String text = found == null ? "" : String.valueOf(found.getMessage());
      System.out.printf(
          "%-20s %s: %s after %d kills%n",
          mutation,
          asExpected ? "ok" : "NOT FOUND",
          found == null ? "no violation" : "found by [" + found.oracle() + "]",
          tally.kills());
      if (!asExpected) {
        System.out.println(text);
      }
    }
    return all;
  }

  /** Takes away the segments of harnesses that were killed. */
  private void sweep() throws IOException {
    String prefix = String.valueOf(segments.getFileName()).replaceAll("\\d+$", "");
    try (Stream<Path> others = Files.list(Path.of("/dev/shm"))) {
      for (Path other : others.toList()) {
        String name = String.valueOf(other.getFileName());
        if (name.startsWith(prefix)
            && Proc.state(Long.parseLong(name.substring(prefix.length()))) == '?') {
          clear(other);
          Files.deleteIfExists(other);
        }
      }
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      System.err.println("torture: not everything could be taken away: " + e);
    }
  }

  private static void clear(Path segments) throws IOException {
    if (Files.isDirectory(segments)) {
      try (Stream<Path> files = Files.list(segments)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    clear(segments);
    Files.deleteIfExists(segments);
    spawner.close();
  }
}
