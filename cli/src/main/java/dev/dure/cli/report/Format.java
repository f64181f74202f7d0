package dev.dure.cli.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which forms findings can be written to a file. */
public enum Format {
  /** For programs. */
  JSON,
  /** For services that show results beside the source. */
  SARIF,
  /** A page for a browser. */
  HTML,
  /** For services that show results of tests. */
  JUNIT,
  /** For a comment on a pull request. */
  MARKDOWN;

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All forms, as the command line takes them. */
  public static String all() {
    return Arrays.stream(values())
        .map(format -> format.id() + "=FILE")
        .collect(Collectors.joining(", "));
  }
}
