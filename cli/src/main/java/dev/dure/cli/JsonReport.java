package dev.dure.cli;

import dev.dure.samples.Lesson;
import dev.dure.samples.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The results as one JSON object, printed when all are there. Nothing in it needs escaping: numbers
 * and the fixed names of {@link dev.dure.samples.Scope} and {@link dev.dure.samples.Variant}.
 */
final class JsonReport implements Report {

  private final PrintWriter out;

  JsonReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(int workers, int steps) {}

  @Override
  public void add(Result result) {}

  @Override
  public void addAbsent(Lesson lesson) {}

  @Override
  public void end(List<Result> results) {
    out.println(
        results.stream()
            .map(JsonReport::object)
            .collect(Collectors.joining(",\n  ", "{\"lessons\": [\n  ", "\n]}")));
    out.flush();
  }

  private static String object(Result result) {
    Outcome outcome = result.outcome();
    return String.format(
        Locale.ROOT,
        "{\"lesson\": %d, \"scope\": \"%s\", \"variant\": \"%s\", \"expected\": %d,"
            + " \"observed\": %d, \"seconds\": %.6f%s}",
        result.lesson().topic().number(),
        result.lesson().scope(),
        result.variant(),
        outcome.expected(),
        outcome.observed(),
        outcome.time().toNanos() / 1e9,
        result.found() == null ? "" : ", \"findings\": " + result.found().size());
  }
}
