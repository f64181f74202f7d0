package dev.dure.race.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user has asked not to be told, one entry a line, each with its reason:
 *
 * <pre>
 *   # a comment
 *   Counter.total | statistics, may be a few too low
 *   com.acme.Cache.* | issue 4711
 * </pre>
 *
 * The glob is compared with the location, with and without the object (and never with identities or
 * indices), and with the method of each access.
 */
public final class Suppressions {

  /** Where the reason begins. */
  private static final String SEPARATOR = " | ";

  /**
   * An entry of the file.
   *
   * @param line its number, from 1
   * @param glob what it is about
   * @param reason why
   */
  public record Entry(int line, String glob, String reason) {

    boolean matches(Finding finding) {
      Glob wanted = new Glob(glob);
      String location = Location.withoutIdentity(finding.location());
      return wanted.matches(location)
          || wanted.matches(Location.withoutObject(location))
          || finding.sides().stream().anyMatch(side -> isAt(side, wanted));
    }

    private static boolean isAt(Side side, Glob wanted) {
      StackTraceElement place = side.place();
      return place != null && wanted.matches(place.getClassName() + "." + place.getMethodName());
    }
  }

  /** No entries. */
  public static final Suppressions NONE = new Suppressions(List.of());

  private final List<Entry> entries;

  private Suppressions(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads files.
   *
   * @param files the files, in UTF-8
   * @return what is in them
   * @throws IOException if one cannot be read, or a line is no entry; the message of the latter
   *     names file and line
   */
  public static Suppressions read(List<Path> files) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      read(file, entries);
    }
    return new Suppressions(entries);
  }

  private static void read(Path file, List<Entry> entries) throws IOException {
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      try {
        entries.add(entry(number, text));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
      }
    }
  }

  /** Reads a line that is neither empty nor a comment. */
  static Entry entry(int number, String line) {
    int at = line.indexOf(SEPARATOR);
    String reason = at < 0 ? "" : line.substring(at + SEPARATOR.length()).strip();
    if (at <= 0 || reason.isEmpty()) {
      throw new IllegalArgumentException("'" + line + "' has to be LOCATION-GLOB | REASON");
    }
    return new Entry(number, line.substring(0, at).strip(), reason);
  }

  /**
   * All entries.
   *
   * @return in the file's order
   */
  public List<Entry> entries() {
    return entries;
  }

  /** The first entry for a finding, or null. */
  @Nullable Entry find(Finding finding) {
    for (Entry entry : entries) {
      if (entry.matches(finding)) {
        return entry;
      }
    }
    return null;
  }
}
