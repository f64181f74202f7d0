package dev.dure.maven;

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

/**
 * What the JVMs of a project's tests have found, each finding once.
 *
 * @param jvms how many JVMs have run under the checker
 * @param findings in the order in which they were found
 * @param suppressed how many more the user does not want to be told
 */
record Found(int jvms, List<Journal.Told> findings, int suppressed) {

  static final Found NOTHING = new Found(0, List.of(), 0);

  /** More than this no one reads, and a broken journal does not fill the memory of the build. */
  private static final int MAX_FINDINGS = 1000;

  /** Reads the journals of a directory. */
  static Found in(Path directory) throws IOException {
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
    return new Found(jvms.size(), List.copyOf(findings.values()), suppressed.size());
  }

  String json() {
    List<String> each = new ArrayList<>();
    findings.forEach(finding -> each.add(finding.json()));
    return JsonReport.of(each, suppressed);
  }

  String summary() {
    return (suppressed == 0 ? "" : Summary.suppressed(suppressed) + "; ")
        + Summary.found(findings.stream().map(Journal.Told::kind).toList());
  }
}
