package dev.dure.maven;

import dev.dure.race.report.Baseline;
import dev.dure.race.report.Journal;
import dev.dure.race.report.Journals;
import dev.dure.race.report.JsonReport;
import dev.dure.race.report.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the JVMs of a project's tests have found, each finding once.
 *
 * @param jvms how many JVMs have run under the checker
 * @param findings in the order in which they were found, without those that are known
 * @param known those that are in the baseline
 * @param suppressed how many more the user does not want to be told
 * @param baseline what is known
 */
record Found(
    int jvms,
    List<Journal.Told> findings,
    List<Journal.Told> known,
    int suppressed,
    Baseline baseline) {

  static final Found NOTHING = new Found(0, List.of(), List.of(), 0, Baseline.NONE);

  /** More than this no one reads, and a broken journal does not fill the memory of the build. */
  private static final int MAX_FINDINGS = 1000;

  /** Reads the journals of a directory. */
  static Found in(Path directory, Baseline baseline) throws IOException {
    Set<Path> jvms = new HashSet<>();
    Map<String, Journal.Told> findings = new LinkedHashMap<>();
    Set<String> suppressed = new HashSet<>();
    Journals journals =
        new Journals(
            directory,
            (journal, entry) -> {
              if (entry instanceof Journal.Jvm) {
                jvms.add(journal);
              } else if (entry instanceof Journal.Told told) {
                if (findings.size() < MAX_FINDINGS) {
                  findings.putIfAbsent(told.key(), told);
                }
              } else if (entry instanceof Journal.Suppressed known) {
                suppressed.add(known.key());
              }
            });
    journals.poll();
    List<Journal.Told> fresh = new ArrayList<>();
    List<Journal.Told> known = new ArrayList<>();
    for (Journal.Told finding : findings.values()) {
      (baseline.knows(finding.fingerprint()) ? known : fresh).add(finding);
    }
    return new Found(jvms.size(), fresh, known, suppressed.size(), baseline);
  }

  String json() {
    List<String> each = new ArrayList<>();
    boolean isMarked = baseline != Baseline.NONE;
    findings.forEach(f -> each.add(isMarked ? JsonReport.marked(f.json(), false) : f.json()));
    known.forEach(f -> each.add(JsonReport.marked(f.json(), true)));
    return JsonReport.of(each, suppressed);
  }

  String summary() {
    return (suppressed == 0 ? "" : Summary.suppressed(suppressed) + "; ")
        + (known.isEmpty() ? "" : Summary.known(known.size()) + "; ")
        + Summary.found(findings.stream().map(Journal.Told::kind).toList());
  }

  /** What all findings are known again by. */
  List<String> fingerprints() {
    return Stream.concat(known.stream(), findings.stream()).map(Journal.Told::fingerprint).toList();
  }
}
