package dev.dure.race.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small program and what the checker has to say about it, which stands in its line comments:
 *
 * <pre>
 *   // race: write          this line and the other with that comment are the two sides of a race;
 *                           a line that is the only one races with itself
 *   // race: read A         as before; there are several pairs, and this is one side of pair A
 *   // race: write A, read B    one side of two pairs
 *   // race: update         both reads and writes, as count++ does: either may be told
 *   // step: read          this line and the other with that comment are the look and the act of an
 *                           atomicity violation; named as those of races are
 *   // cycle: wait          this line and the other with that comment are where two of the threads of
 *                           a potential deadlock wait
 *   // deadlock: wait       as before, of threads that do wait for each other
 *   // value: lock          where locks are taken that exclude nobody: boxed numbers, literals,
 *                           those of one call, or of a field that changes
 *   // unreleased: lock     where a lock is taken that nobody gives back
 *   // signal: wait         this line is where a thread waits for a signal that was made before, which
 *                           is the other line: // signal: signal
 *   // jdk: 21              needs that JDK, and is compiled for it
 *   // exit: 3              ends with that exit status instead of 0
 *   // prints: some text    prints that line
 *   // alone: some text     needs a JVM for each run; the text says why
 *   // stopped: 10          never ends: gets SIGTERM so many seconds after it has printed its lines
 *   // limit: some text     the checker is known not to do that yet; not run with the others
 * </pre>
 *
 * <p>A program without any of the first seven is free of findings.
 *
 * @param name package and class below {@code targets}
 * @param alone why it needs a JVM for each run, or empty
 * @param stopped after how many seconds it is stopped, or 0
 * @param limit why it cannot be as expected yet, or empty
 */
record Target(
    String name,
    Path source,
    int jdk,
    int exit,
    String alone,
    int stopped,
    String limit,
    List<String> prints,
    List<Expected> expected) {

  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "// (race|step|cycle|deadlock|unreleased|value|signal|jdk|exit|prints|alone|stopped|limit):"
              + " (.*)$");
  private static final Map<String, String> KINDS =
      Map.of(
          "race", "data-race",
          "step", "atomicity-violation",
          "cycle", "potential-deadlock",
          "deadlock", "deadlock",
          "unreleased", "unreleased-lock",
          "value", "ineffective-lock",
          "signal", "lost-signal");
  private static final Pattern SIDE =
      Pattern.compile("(read|write|update|wait|signal|lock)(?: ([A-Z]\\w*))?");

  /** One side of a race, as expected. */
  record Side(int line, String access) {
    boolean matches(Report.Access actual) {
      return actual.line() == line && (access.equals("update") || access.equals(actual.access()));
    }
  }

  /** Two lines that are the sides of a finding. */
  record Expected(String kind, Side one, Side other) {
    boolean matches(Report.Finding finding) {
      Report.Access first = finding.first();
      Report.Access second = finding.second();
      return isKind(finding.kind())
          && ((one.matches(first) && other.matches(second))
              || (one.matches(second) && other.matches(first)));
    }

    /** A lock that was no help is a finding of a kind of its own, and a race all the same. */
    private boolean isKind(String actual) {
      return kind.equals(actual) || (kind.equals("data-race") && actual.equals("ineffective-lock"));
    }

    @Override
    public String toString() {
      return kind
          + ": "
          + one.access
          + " at line "
          + one.line
          + ", "
          + other.access
          + " at line "
          + other.line;
    }
  }

  String className() {
    return "targets." + name;
  }

  /** Whether it is meant for this JVM's JDK, and the checker for it. */
  boolean isRun() {
    return jdk <= Runtime.version().feature() && limit.isEmpty();
  }

  /** Whether it needs a JVM for each run. */
  boolean isAlone() {
    return exit != 0 || stopped != 0 || !alone.isEmpty();
  }

  /** Adds what is missing in the findings of a run, and what should not be there. */
  void compare(List<Report.Finding> findings, List<String> problems) {
    for (Expected wanted : expected) {
      if (findings.stream().noneMatch(wanted::matches)) {
        problems.add("missed: " + wanted);
      }
    }
    for (Report.Finding finding : findings) {
      boolean isOwn = isOwn(finding.first().className()) && isOwn(finding.second().className());
      if (!isOwn || expected.stream().noneMatch(wanted -> wanted.matches(finding))) {
        problems.add("false alarm: " + finding);
      }
    }
  }

  private boolean isOwn(String foundIn) {
    return foundIn.equals(className()) || foundIn.startsWith(className() + "$");
  }

  /** Reads a target's comments. */
  static Target read(Path root, Path source) throws IOException {
    int jdk = 17;
    int exit = 0;
    String alone = "";
    int stopped = 0;
    String limit = "";
    List<String> prints = new ArrayList<>();
    Map<String, Map<String, List<Side>>> sides = new TreeMap<>();
    List<String> lines = Files.readAllLines(source);
    for (int line = 1; line <= lines.size(); line++) {
      Matcher directive = DIRECTIVE.matcher(lines.get(line - 1));
      if (directive.find()) {
        String value = directive.group(2);
        switch (directive.group(1)) {
          case "jdk" -> jdk = Integer.parseInt(value);
          case "exit" -> exit = Integer.parseInt(value);
          case "prints" -> prints.add(value);
          case "alone" -> alone = value;
          case "stopped" -> stopped = Integer.parseInt(value);
          case "limit" -> limit = value;
          default ->
              addSides(
                  sides.computeIfAbsent(KINDS.get(directive.group(1)), k -> new TreeMap<>()),
                  source,
                  line,
                  value);
        }
      }
    }
    List<Expected> expected = new ArrayList<>();
    sides.forEach(
        (kind, pairs) ->
            pairs.forEach((pair, two) -> expected.add(expected(kind, source, pair, two))));
    String path = root.relativize(source).toString().replace('\\', '/');
    String name = path.substring("targets/".length(), path.length() - ".java".length());
    return new Target(
        name.replace('/', '.'), source, jdk, exit, alone, stopped, limit, prints, expected);
  }

  private static void addSides(Map<String, List<Side>> sides, Path source, int line, String text) {
    for (String part : text.split(", ", -1)) {
      Matcher side = SIDE.matcher(part);
      if (!side.matches()) {
        throw new IllegalArgumentException(source + ":" + line + ": not an expectation: " + part);
      }
      String pair = side.group(2) == null ? "" : side.group(2);
      sides.computeIfAbsent(pair, p -> new ArrayList<>()).add(new Side(line, side.group(1)));
    }
  }

  private static Expected expected(String kind, Path source, String pair, List<Side> sides) {
    if (sides.size() > 2) {
      throw new IllegalArgumentException(source + ": pair '" + pair + "' has more than two sides");
    }
    return new Expected(kind, sides.get(0), sides.get(sides.size() - 1));
  }
}
