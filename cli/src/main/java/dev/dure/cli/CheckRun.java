package dev.dure.cli;

import dev.dure.race.report.Journal;
import dev.dure.race.report.Journals;
import dev.dure.race.report.JsonReport;
import dev.dure.race.report.Summary;
import dev.dure.race.report.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
  private final List<String> findings = new ArrayList<>();
  private final List<String> headlines = new ArrayList<>();

  /**
   * A run.
   *
   * @param directory where the JVMs write their journals
   * @param text where each finding is told as it happens, or null
   */
  CheckRun(Path directory, @Nullable PrintWriter text) {
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
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      journals.poll();
    }
    journals.poll();
    return process.exitValue();
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
          findings.add(finding.json());
          headlines.add(finding.headline());
          print(finding, jvms.get(journal));
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

  /** How many findings there are. */
  int found() {
    return findings.size();
  }

  /** What was found, in a line each. */
  List<String> headlines() {
    return headlines;
  }

  /** Whether a JVM has run under the checker. */
  boolean hasChecked() {
    return !jvms.isEmpty();
  }

  /** All findings as one JSON object. */
  String json() {
    return JsonReport.of(findings, suppressed.size());
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
    } else {
      err.println(Summary.found(findings.size()));
    }
    err.flush();
  }
}
