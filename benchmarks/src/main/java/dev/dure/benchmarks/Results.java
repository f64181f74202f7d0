package dev.dure.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Measures everything in one run, checks the goals, prints the tables and writes them to {@code
 * benchmarks/RESULTS.md}.
 *
 * <pre>
 *   benchmarks/run Results               about 12 minutes; exit code 1 if a goal is not reached
 *   benchmarks/run Results --quick       about a minute: shows that all of it works, gives no verdict and
 *                                        writes no file
 *   benchmarks/run Results --out FILE    writes to another file
 * </pre>
 */
public final class Results {

  private static final int QUIET_SECONDS = 120;

  private Results() {}

  public static void main(String[] args) throws Exception {
    Arguments arguments = Arguments.parse(args);
    Settings settings = Settings.of(arguments);
    if (!settings.quick()) {
      Machine.awaitQuiet(QUIET_SECONDS);
    }
    Report report = measure(settings);
    String text = report.markdown(!settings.quick());
    System.out.println(text);
    Optional<Path> out = arguments.out();
    if (out.isEmpty() && !settings.quick()) {
      out = Optional.of(Checkout.module().resolve("RESULTS.md"));
    }
    if (out.isPresent()) {
      Files.writeString(out.get(), text, StandardCharsets.UTF_8);
      Progress.say("written to " + out.get());
    }
    boolean reached = settings.quick() || report.verdicts().stream().allMatch(Verdict::reached);
    System.exit(reached ? 0 : 1);
  }

  private static Report measure(Settings settings) throws Exception {
    Optional<Noise> start = Noise.now();
    String facts =
        Machine.facts()
            + String.format("- commit %s, %s%n", Checkout.commit(), LocalDate.now(ZoneOffset.UTC));
    List<Comparison> comparisons = List.of();
    Optional<Python> found = Python.find();
    if (found.isPresent()) {
      try (Python python = found.get()) {
        facts += "- " + python.version() + "\n";
        comparisons = AgainstPython.measure(python, settings);
      }
    } else {
      System.err.println(Python.MISSING);
    }
    Contention contention = Contention.measure(settings);
    Exchanges exchanges;
    try (Python python = Python.find().orElse(null)) {
      exchanges = Exchanges.measure(python, settings);
    }
    List<Section> sections = Catalogue.sections();
    JmhRounds jmh = JmhRounds.measure(sections, settings);
    if (start.isPresent()) {
      facts += Noise.now().orElseThrow().since(start.get());
    }
    return new Report(facts, sections, jmh, contention, comparisons, exchanges);
  }
}
