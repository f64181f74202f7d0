package dev.dure.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures pools, checks their goals, prints the tables and writes them to {@code
 * benchmarks/RESULTS-pool.md}.
 *
 * <pre>
 *   benchmarks/run PoolResults               about 8 minutes; exit code 1 if a goal is not reached
 *   benchmarks/run PoolResults --quick       about a minute: shows that all of it works, gives no verdict and
 *                                            writes no file
 *   benchmarks/run PoolResults --out FILE    writes to another file
 * </pre>
 */
public final class PoolResults {

  private static final int QUIET_SECONDS = 120;
  private static final String HEAD = "pool-head.md";
  private static final String CAUSES = "pool-causes.md";

  private PoolResults() {}

  public static void main(String[] args) throws Exception {
    Arguments arguments = Arguments.parse(args);
    PoolSettings settings = PoolSettings.of(arguments);
    if (!settings.quick()) {
      Machine.awaitQuiet(QUIET_SECONDS);
    }
    Optional<Noise> start = Noise.now();
    String facts =
        Machine.facts()
            + String.format("- commit %s, %s%n", Checkout.commit(), LocalDate.now(ZoneOffset.UTC));
    List<Comparison> python = List.of();
    Optional<Python> found = Python.find(Python.POOL_SCRIPT);
    if (found.isPresent()) {
      try (Python peer = found.get()) {
        facts += "- " + peer.version() + "\n";
        python =
            PoolDuels.measure(PoolDuels.againstPython(peer, settings), settings.rounds(), "Python");
      }
    } else {
      System.err.println(Python.MISSING);
    }
    List<Comparison> threads =
        PoolDuels.measure(PoolDuels.againstThreads(settings), settings.rounds(), "the JDK's");
    if (start.isPresent()) {
      facts += Noise.now().orElseThrow().since(start.get());
    }
    List<Verdict> verdicts = verdicts(python, threads);
    String text = markdown(facts, python, threads, settings.quick() ? List.of() : verdicts);
    System.out.println(text);
    Optional<Path> out = arguments.out();
    if (out.isEmpty() && !settings.quick()) {
      out = Optional.of(Checkout.module().resolve("RESULTS-pool.md"));
    }
    if (out.isPresent()) {
      Files.writeString(out.get(), text, StandardCharsets.UTF_8);
      Progress.say("written to " + out.get());
    }
    System.exit(settings.quick() || verdicts.stream().allMatch(Verdict::reached) ? 0 : 1);
  }

  static List<Verdict> verdicts(List<Comparison> python, List<Comparison> threads) {
    List<Comparison> all = new ArrayList<>(python);
    all.addAll(threads);
    return PoolDuels.verdicts(all, Python.MISSING);
  }

  /** The text; without verdicts if there are none. */
  static String markdown(
      String facts, List<Comparison> python, List<Comparison> threads, List<Verdict> verdicts)
      throws IOException {
    StringBuilder text =
        new StringBuilder(Report.resource(HEAD)).append("\n## Machine\n\n").append(facts);
    if (!verdicts.isEmpty()) {
      text.append("\n## Goals\n\n").append(Verdict.table(verdicts));
      text.append("\n").append(Report.resource(CAUSES));
    }
    text.append("\n## Processes, against Python's\n\n")
        .append(python.isEmpty() ? Python.MISSING + "\n" : Comparison.table(python));
    return text.append("\n## Threads, against the JDK's\n\n")
        .append(Comparison.table(threads))
        .toString();
  }
}
