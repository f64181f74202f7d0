package dev.dure.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All that one run measured, as text.
 *
 * @param facts of the machine, in Markdown
 * @param sections what JMH measured
 * @param jmh its results
 * @param contention of two processes
 * @param python the comparison with Python; empty if there is none
 * @param exchanges numbers between processes
 */
record Report(
    String facts,
    List<Section> sections,
    JmhRounds jmh,
    Contention contention,
    List<Comparison> python,
    Exchanges exchanges) {

  private static final String HEAD = "results-head.md";
  private static final String CAUSES = "results-causes.md";

  /** Whether each goal was reached. */
  List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    sections.forEach(s -> verdicts.addAll(Verdict.ofComparisons(comparisons(s))));
    if (python.isEmpty()) {
      verdicts.add(Verdict.notMeasured("guarded increment against Python", Python.MISSING));
    }
    verdicts.addAll(Verdict.ofComparisons(python));
    verdicts.add(Verdict.ofRecovery(contention.deathToGrant()));
    verdicts.addAll(exchanges.verdicts());
    return verdicts;
  }

  /** The text, with verdicts or, of a run too short for them, without. */
  String markdown(boolean withVerdicts) throws IOException {
    StringBuilder text = new StringBuilder(resource(HEAD)).append("\n## Machine\n\n").append(facts);
    if (withVerdicts) {
      text.append("\n## Goals\n\n").append(Verdict.table(verdicts()));
      text.append("\n").append(resource(CAUSES));
    }
    text.append("\n## Against Python's multiprocessing\n\n")
        .append(python.isEmpty() ? Python.MISSING + "\n" : Comparison.table(python));
    text.append("\n## Two processes\n\n").append(contention);
    text.append("\n## Numbers from process to process\n\n").append(exchanges);
    for (Section section : sections) {
      text.append("\n## ").append(section.title()).append("\n\n");
      text.append(section.note()).append(Comparison.table(comparisons(section)));
    }
    return text.toString();
  }

  private List<Comparison> comparisons(Section section) {
    return section.pairings().stream().map(p -> p.compare(jmh)).toList();
  }

  /** A text that is written by hand, beside this class. */
  static String resource(String name) throws IOException {
    try (InputStream text = Report.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
