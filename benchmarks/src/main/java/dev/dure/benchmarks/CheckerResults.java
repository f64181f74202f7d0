package dev.dure.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Measures what the checker costs, checks the goals, prints the tables and writes them to {@code
 * benchmarks/RESULTS-checker.md}.
 *
 * <pre>
 *   benchmarks/run CheckerResults               exit code 1 if a goal is not reached
 *   benchmarks/run CheckerResults --quick       shows that all of it works, gives no verdict and writes no file
 *   benchmarks/run CheckerResults --rounds N    runs with and without the agent; 5 if it is not said
 *   benchmarks/run CheckerResults --only REGEX  some of it only, as LOCK or RAY_TRACER; writes no file
 *   benchmarks/run CheckerResults --minutes N   how long the steady program is watched; 1 if it is not said
 *   benchmarks/run CheckerResults --out FILE    writes to another file
 * </pre>
 */
public final class CheckerResults {

  /** Set by the launcher. */
  private static final String AGENT = "dure.race.agent";

  private static final int QUIET_SECONDS = 120;

  private CheckerResults() {}

  public static void main(String[] args) throws Exception {
    CheckerSettings settings = CheckerSettings.parse(args);
    String agent = System.getProperty(AGENT, "");
    if (agent.isEmpty() || !Files.isReadable(Path.of(agent))) {
      System.err.println(
          "The checker's agent is not known; start this as benchmarks/run CheckerResults, or with -D"
              + AGENT
              + "=JAR.");
      System.exit(2);
    }
    if (!settings.quick()) {
      Machine.awaitQuiet(QUIET_SECONDS);
    }
    CheckerReport report = measure(Path.of(agent).toAbsolutePath(), settings);
    String text = report.markdown(!settings.quick());
    System.out.println(text);
    Optional<Path> out = settings.out();
    if (out.isEmpty() && !settings.quick() && settings.all()) {
      out = Optional.of(Checkout.module().resolve("RESULTS-checker.md"));
    }
    if (out.isPresent()) {
      Files.writeString(out.get(), text, StandardCharsets.UTF_8);
      Progress.say("written to " + out.get());
    }
    boolean reached = settings.quick() || report.verdicts().stream().allMatch(Verdict::reached);
    System.exit(reached ? 0 : 1);
  }

  private static CheckerReport measure(Path agent, CheckerSettings settings) throws Exception {
    Optional<Noise> start = Noise.now();
    String facts =
        Machine.facts()
            + String.format("- commit %s, %s%n", Checkout.commit(), LocalDate.now(ZoneOffset.UTC));
    Path reports = Files.createTempDirectory("dure-checker-results");
    Progress.say("what the programs and the agent say: " + reports);
    CheckerTrials trials = CheckerTrials.of(settings);
    trials.run(new CheckedJvm(agent, reports), settings.rounds());
    if (start.isPresent()) {
      facts += Noise.now().orElseThrow().since(start.get());
    }
    return new CheckerReport(facts, trials);
  }
}
