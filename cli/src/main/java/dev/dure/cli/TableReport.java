package dev.dure.cli;

import dev.dure.samples.Lesson;
import dev.dure.samples.Outcome;
import dev.dure.samples.Topic;
import dev.dure.samples.Variant;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The results as a table, row by row as they come, and what is to be learnt from them. */
final class TableReport implements Report {

  private static final int WIDTH = 96;
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String ROW = "%-18s  %-9s  %-7s  %11s  %11s  %7s  %10s";

  private final PrintWriter out;
  private final boolean colour;

  TableReport(PrintWriter out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  @Override
  public void begin(int workers, int steps) {
    print(String.format(Locale.ROOT, "workers: %,d, steps each: %,d", workers, steps));
    print("");
    print(
        styled(
            BOLD,
            String.format(
                ROW, "lesson", "scope", "variant", "expected", "observed", "lost %", "time")));
  }

  @Override
  public void add(Result result) {
    Outcome outcome = result.outcome();
    String row =
        String.format(
            Locale.ROOT,
            ROW,
            title(result.lesson()),
            result.lesson().scope(),
            result.variant(),
            String.format(Locale.ROOT, "%,d", outcome.expected()),
            String.format(Locale.ROOT, "%,d", outcome.observed()),
            lost(outcome),
            String.format(Locale.ROOT, "%.3f s", outcome.time().toNanos() / 1e9));
    if (!result.isAsPromised()) {
      print(styled(RED, row + (outcome.isExact() ? "  FINDING" : "  NOT EXACT")));
    } else if (!outcome.isExact()) {
      print(styled(YELLOW, row));
    } else {
      print(result.variant() == Variant.MENDED ? styled(GREEN, row) : row);
    }
  }

  @Override
  public void addAbsent(Lesson lesson) {
    for (Variant variant : Variant.values()) {
      print(String.format(ROW, title(lesson), lesson.scope(), variant, "-", "-", "-", "absent"));
    }
  }

  @Override
  public void end(List<Result> results) {
    Map<Topic, Boolean> lostSomething = new LinkedHashMap<>();
    for (Result result : results) {
      boolean lost = result.variant() == Variant.BROKEN && !result.outcome().isExact();
      lostSomething.merge(result.lesson().topic(), lost, Boolean::logicalOr);
    }
    lostSomething.forEach((topic, lost) -> printLearnt(topic, lost, results));
    printFound(results);
  }

  /** What the checker found, if it has run. */
  private void printFound(List<Result> results) {
    boolean heading = false;
    for (Result result : results) {
      if (result.found() == null) {
        continue;
      }
      if (!heading) {
        print("");
        print(styled(BOLD, "Under the checker:"));
        heading = true;
      }
      String run = "  lesson " + result.lesson().topic().number() + ", " + result.variant() + ": ";
      if (result.found().isEmpty()) {
        print(run + "nothing found");
      }
      for (String line : result.found()) {
        print(styled(result.isAsPromised() ? YELLOW : RED, run + line));
      }
    }
    if (heading) {
      print("");
      printWrapped(
          "Lessons on processes are not run under the checker: it sees each JVM, and not yet what"
              + " several JVMs share. To check a program of yours: ./dure check -- java ...");
    }
  }

  private void printLearnt(Topic topic, boolean lost, List<Result> results) {
    TreeSet<String> sources = new TreeSet<>();
    for (Result result : results) {
      if (result.lesson().topic() == topic) {
        sources.add(result.lesson().source().getSimpleName() + ".java");
      }
    }
    String luck = lost ? "" : " (By luck nothing was lost this time. More steps leave less of it.)";
    print("");
    printWrapped("Lesson " + topic.number() + ", " + topic.hazard() + ". " + topic.learnt() + luck);
    printWrapped(
        "Copy it from samples/src/main/java/dev/dure/samples: " + String.join(", ", sources));
  }

  private static String title(Lesson lesson) {
    return lesson.topic().number() + " " + lesson.topic().title();
  }

  /** Rounded, but never so that something lost looks like nothing, or something left like all. */
  static String lost(Outcome outcome) {
    double percent = outcome.lostPercent();
    if (outcome.isExact()) {
      return "0";
    } else if (percent > 0 && percent < 0.01) {
      return "<0.01";
    } else if (percent > 99.99 && percent < 100) {
      return ">99.99";
    }
    return String.format(Locale.ROOT, "%.2f", percent);
  }

  private String styled(String style, String text) {
    return colour ? style + text + RESET : text;
  }

  private void printWrapped(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        print(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    print(line.toString());
  }

  private void print(String line) {
    out.println(line);
    out.flush(); // each row as it comes
  }
}
