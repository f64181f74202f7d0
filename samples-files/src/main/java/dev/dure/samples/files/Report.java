package dev.dure.samples.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the program prints.
 *
 * @param outcomes one for each file
 * @param unexpected the files whose ending was another than expected
 * @param booty what parsers came to, or null where there were no traps
 * @param time of the whole run
 */
record Report(
    List<FileOutcome> outcomes,
    List<String> unexpected,
    Traps.@Nullable Booty booty,
    Duration time) {

  private static final String LINE = "%-38s %-7s %-7s %6s  %s%n";

  static String heading() {
    return String.format(LINE, "file", "kind", "outcome", "time", "what was found, or why not");
  }

  static String line(FileOutcome outcome) {
    // What was thrown in a worker is said by its own name.
    boolean plain = outcome.ending() == Ending.PARSED || outcome.ending() == Ending.THREW;
    String exception = plain ? "" : outcome.exception() + ": ";
    String time = String.format(Locale.ROOT, "%.1f s", outcome.time().toMillis() / 1e3);
    String why = Harmless.of(exception + outcome.why(), 100);
    String file = Harmless.of(outcome.file(), 38);
    return String.format(LINE, file, outcome.kind(), outcome.ending().word(), time, why);
  }

  String table() {
    StringBuilder table = new StringBuilder(heading());
    outcomes.forEach(outcome -> table.append(line(outcome)));
    table.append(String.format("%n"));
    table.append(summary());
    return table.toString();
  }

  private String summary() {
    StringBuilder summary = new StringBuilder();
    summary.append(
        String.format(
            Locale.ROOT,
            "%d files in %.1f s: %d parsed, %d failed, %d killed.%n",
            outcomes.size(),
            time.toMillis() / 1e3,
            count("parsed"),
            count("failed"),
            count("killed")));
    if (booty != null) {
      summary.append(
          String.format(
              "Secrets read: %d. Connections: %d. Files written: %d. Processes left: %d.%n",
              booty.secrets(), booty.connections(), booty.files(), booty.processes()));
      if (!booty.equals(Traps.Booty.NONE)) {
        summary.append(String.format("A sandbox keeps all of this from them.%n"));
      }
      summary.append(
          unexpected.isEmpty()
              ? String.format("All ended as expected.%n")
              : String.format("Not as expected: %s.%n", String.join(", ", unexpected)));
    }
    return summary.toString();
  }

  private long count(String word) {
    return outcomes.stream().filter(outcome -> outcome.ending().word().equals(word)).count();
  }

  String json() throws JsonProcessingException {
    JsonMapper mapper = new JsonMapper();
    ObjectNode root = mapper.createObjectNode();
    ArrayNode files = root.putArray("files");
    for (FileOutcome outcome : outcomes) {
      files
          .addObject()
          .put("file", outcome.file())
          .put("kind", outcome.kind())
          .put("outcome", outcome.ending().word())
          .put("exception", outcome.exception())
          .put("why", outcome.why())
          .put("millis", outcome.time().toMillis());
    }
    root.put("millis", time.toMillis());
    unexpected.forEach(root.putArray("unexpected")::add);
    if (booty != null) {
      root.putObject("traps")
          .put("secrets", booty.secrets())
          .put("connections", booty.connections())
          .put("files", booty.files())
          .put("processes", booty.processes());
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
