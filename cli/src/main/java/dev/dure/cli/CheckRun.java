package dev.dure.cli;

import dev.dure.cli.report.Finding;
import dev.dure.cli.report.FindingReader;
import dev.dure.cli.report.Run;
import dev.dure.race.report.Baseline;
import dev.dure.race.report.Fingerprint;
import dev.dure.race.report.Journal;
import dev.dure.race.report.Journals;
import dev.dure.race.report.JsonReport;
import dev.dure.race.report.Summary;
import dev.dure.race.report.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of a checked command, and what was found in its JVMs. */
final class CheckRun {

  private static final long POLL_MILLIS = 50;

  private final Journals journals;
  private final @Nullable PrintWriter text;
  private final Map<Path, Journal.Jvm> jvms = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> suppressed = new HashSet<>();
  private final Set<Integer> usedSuppressions = new HashSet<>();
  private final List<Found> findings = new ArrayList<>();
  private final Baseline baseline;
  private Instant begin = Instant.now();
  private Instant end = begin;
  private int exitCode;

  /** A finding, and whether it is in the baseline. */
  private record Found(Journal.Told told, boolean isKnown) {}

  /**
   * A run.
   *
   * @param directory where the JVMs write their journals
   * @param text where each finding is told as it happens, or null
   */
  CheckRun(Path directory, @Nullable PrintWriter text) {
    this(directory, text, Baseline.NONE);
  }

  /**
   * A run in which some findings are known.
   *
   * @param baseline which these are; they are not told
   */
  CheckRun(Path directory, @Nullable PrintWriter text, Baseline baseline) {
    this.baseline = baseline;
    this.journals = new Journals(directory, this::read);
    this.text = text;
  }

  /** Waits for the command, and passes signals on to it; its exit code. */
  int run(Process process) throws IOException, InterruptedException {
    Signals.passTo(process);
    return await(process);
  }

  /** Waits for the command; its exit code. */
  int await(Process process) throws IOException, InterruptedException {
    begin = Instant.now();
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      journals.poll();
    }
    end = Instant.now();
    journals.poll();
    exitCode = process.exitValue();
    return exitCode;
  }

  private void read(Path journal, Journal.Entry entry) {
    switch (entry) {
      case Journal.Jvm jvm -> jvms.put(journal, jvm);
      case Journal.Suppressed entryUsed -> {
        usedSuppressions.add(entryUsed.line());
        suppressed.add(entryUsed.key());
      }
      case Journal.Told finding -> {
        if (told.add(finding.key())) {
          boolean isKnown = baseline.knows(finding.fingerprint());
          findings.add(new Found(finding, isKnown));
          if (!isKnown) {
            print(finding, jvms.get(journal));
          }
        }
      }
    }
  }

  private void print(Journal.Told finding, Journal.@Nullable Jvm jvm) {
    if (text == null) {
      return;
    }
    if (jvm != null && jvms.size() > 1) {
      text.println("dure: in process " + jvm.pid() + ": " + jvm.command());
    }
    text.print(finding.text());
    text.flush();
  }

  /** How many findings there are that are not known. */
  int found() {
    return Math.toIntExact(findings.stream().filter(found -> !found.isKnown()).count());
  }

  /** What was found, in a line each. */
  List<String> headlines() {
    return findings.stream().map(found -> found.told().headline()).toList();
  }

  /** What all findings are known again by. */
  List<String> fingerprints() {
    return findings.stream().map(found -> found.told().fingerprint()).toList();
  }

  /** Whether a JVM has run under the checker. */
  boolean hasChecked() {
    return !jvms.isEmpty();
  }

  /** All findings as one JSON object; each says whether it is known, if anything is. */
  String json() {
    List<String> objects = new ArrayList<>();
    for (Found found : findings) {
      String json = found.told().json();
      objects.add(hasBaseline() ? JsonReport.marked(json, found.isKnown()) : json);
    }
    return JsonReport.of(objects, suppressed.size());
  }

  /** All of it, for the other reports. */
  Run report(String version) {
    List<Finding> read = new ArrayList<>();
    for (Found found : findings) {
      Journal.Told told = found.told();
      String fingerprint = Fingerprint.of(told.fingerprint());
      read.add(FindingReader.read(told.json(), told.text(), fingerprint, found.isKnown()));
    }
    return new Run(
        read, suppressed.size(), hasChecked(), hasBaseline(), exitCode, begin, end, version);
  }

  private boolean hasBaseline() {
    return baseline != Baseline.NONE;
  }

  /** The lines at the end. */
  void sumUp(Suppressions suppressions, PrintWriter err) {
    for (Suppressions.Entry entry : suppressions.entries()) {
      if (!usedSuppressions.contains(entry.line())) {
        err.println("dure: nothing was suppressed by line " + entry.line() + ": " + entry.glob());
      }
    }
    if (!suppressed.isEmpty()) {
      err.println(Summary.suppressed(suppressed.size()));
    }
    if (!hasChecked()) {
      err.println("dure: nothing was checked: the command has started no JVM with the checker");
    } else if (hasBaseline()) {
      sumUpBaseline(err);
    } else {
      err.println(Summary.found(findings.stream().map(found -> found.told().kind()).toList()));
    }
    err.flush();
  }

  private void sumUpBaseline(PrintWriter err) {
    for (String entry : baseline.unused()) {
      err.println("dure: not found this time, though in the baseline, line " + entry);
    }
    int fresh = found();
    int known = findings.size() - fresh;
    if (known > 0) {
      err.println(Summary.known(known));
    }
    err.println(Summary.fresh(fresh));
  }
}
