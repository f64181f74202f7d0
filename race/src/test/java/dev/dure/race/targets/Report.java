package dev.dure.race.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the checker reported about one run. */
record Report(List<Finding> findings) {

  /** A stack's line: class, method, file and line. */
  private static final Pattern FRAME = Pattern.compile("(.+)\\.[^.]+\\([^()]*:(\\d+)\\)");

  /**
   * A finding, with its first two accesses: the two of a race, or the look and the act of an
   * atomicity violation, or two of those that wait for each other. Of a lock that is kept it is one
   * and the same.
   */
  record Finding(String kind, String location, Access first, Access second) {
    @Override
    public String toString() {
      return kind + " on " + location + ": " + first + ", " + second;
    }
  }

  /** One side, by the innermost line of its stack. */
  record Access(String access, String className, int line) {
    @Override
    public String toString() {
      return access + " at " + className + ":" + line;
    }
  }

  /** Reads a report of {@code report=json}. */
  static Report read(Path file) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode finding : new ObjectMapper().readTree(file.toFile()).required("findings")) {
      JsonNode accesses = finding.required("accesses");
      findings.add(
          new Finding(
              finding.required("kind").asText(),
              finding.required("location").asText(),
              access(accesses.required(0)),
              access(accesses.required(Math.min(1, accesses.size() - 1)))));
    }
    return new Report(findings);
  }

  private static Access access(JsonNode access) throws IOException {
    String kind = access.required("access").asText();
    String innermost = access.required("stack").path(0).asText();
    Matcher frame = FRAME.matcher(innermost);
    if (!frame.matches()) {
      throw new IOException("not a line of a stack: '" + innermost + "'");
    }
    return new Access(kind, frame.group(1), Integer.parseInt(frame.group(2)));
  }
}
