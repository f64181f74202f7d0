package dev.dure.race;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was told: {@code key=value,key=value}. A value that contains a comma, a {@code =}
 * or a {@code %} is percent-encoded. {@code include}, {@code exclude} and {@code suppress} may be
 * given more than once.
 *
 * @param report how findings are reported
 * @param file where the report goes, or null for standard error
 * @param include globs of the only classes to instrument; empty for all
 * @param exclude globs of classes to leave alone
 * @param suppress files that list findings not to be told
 * @param verbose whether to tell what the checker itself does
 */
public record Options(
    Report report,
    @Nullable Path file,
    List<String> include,
    List<String> exclude,
    List<Path> suppress,
    boolean verbose) {

  /** How findings are reported. */
  public enum Report {
    /** For people, as they happen. */
    TEXT,
    /** For programs, one object at the end. */
    JSON
  }

  private static final String KNOWN = "report, file, include, exclude, suppress, verbose";

  /**
   * Reads the agent's argument.
   *
   * @param argument as the JVM gives it; null and "" if there was none
   * @throws IllegalArgumentException if it is not as described above; says what was given
   */
  public static Options parse(@Nullable String argument) {
    Report report = Report.TEXT;
    Path file = null;
    List<String> include = new ArrayList<>();
    List<String> exclude = new ArrayList<>();
    List<Path> suppress = new ArrayList<>();
    boolean verbose = false;
    for (String option : argument == null ? new String[0] : argument.split(",", -1)) {
      if (option.isEmpty()) {
        continue;
      }
      int equals = option.indexOf('=');
      String key = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : decode(option.substring(equals + 1));
      if (equals < 0 && !key.equals("verbose")) {
        throw new IllegalArgumentException("option \"" + option + "\" has no value: KEY=VALUE");
      }
      switch (key) {
        case "report" -> report = report(value);
        case "file" -> file = Path.of(value);
        case "include" -> include.add(value);
        case "exclude" -> exclude.add(value);
        case "suppress" -> suppress.add(Path.of(value));
        case "verbose" -> verbose = verbose(value);
        default ->
            throw new IllegalArgumentException(
                "unknown option \"" + key + "\"; there are " + KNOWN);
      }
    }
    return new Options(
        report, file, List.copyOf(include), List.copyOf(exclude), List.copyOf(suppress), verbose);
  }

  private static Report report(String value) {
    return switch (value) {
      case "text" -> Report.TEXT;
      case "json" -> Report.JSON;
      default ->
          throw new IllegalArgumentException("report=" + value + ": it is \"text\" or \"json\"");
    };
  }

  private static boolean verbose(String value) {
    return switch (value) {
      case "", "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("verbose=" + value + ": it is \"true\" or \"false\"");
    };
  }

  /** A plus sign stands for itself here, unlike in a form of the web. */
  private static String decode(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
