package dev.dure.race.report;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Findings that are known already: a file with one a line, sorted.
 *
 * <pre>
 *   # dure baseline 1
 *   # …
 *   a67f6ef2a929f7bc data-race | Counter.total of app.Counter | app.Counter.add | app.Counter.get
 * </pre>
 *
 * <p>A finding is known if its text is there; the digits before it are what other reports call it,
 * and have to fit, so that a line that was changed by mistake does not go unseen.
 */
public final class Baseline {

  private static final String VERSION = "1";
  private static final String HEADER = "# dure baseline ";
  private static final String EXPLANATION =
      """
      # Known findings, which do not fail a check.
      # A line may be removed: the finding is new then.
      """;
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{16}) (.+)");
  private static final long MAX_SIZE = 64 << 20;

  /** There is none. */
  public static final Baseline NONE = new Baseline(Map.of());

  /** One in which nothing is known yet. */
  public static final Baseline EMPTY = new Baseline(Map.of());

  /** The texts, each with its line. */
  private final Map<String, Integer> lines;

  private final Set<String> used = new HashSet<>();

  private Baseline(Map<String, Integer> lines) {
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @param file as {@link #write} has written it
   * @return what is in it
   * @throws IOException if it cannot be read, or is no baseline; the message of the latter names
   *     file and line
   */
  public static Baseline read(Path file) throws IOException {
    if (Files.size(file) > MAX_SIZE) {
      throw new IOException("'" + file + "' is too long to be a baseline");
    }
    List<String> all;
    try {
      all = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new IOException("'" + file + "' is no baseline: it is not in UTF-8", e);
    }
    if (all.isEmpty() || !all.get(0).startsWith(HEADER)) {
      throw new IOException(
          "'"
              + file
              + "' is no baseline: its first line has to be '"
              + HEADER
              + VERSION
              + "'; write it anew");
    }
    String version = all.get(0).substring(HEADER.length()).strip();
    if (!version.equals(VERSION)) {
      throw new IOException(
          "'"
              + file
              + "' is a baseline of version '"
              + version
              + "', and not of "
              + VERSION
              + "; write it anew");
    }
    Map<String, Integer> lines = new HashMap<>();
    for (int i = 1; i < all.size(); i++) {
      read(file, i + 1, all.get(i).strip(), lines);
    }
    return new Baseline(lines);
  }

  private static void read(Path file, int number, String line, Map<String, Integer> lines)
      throws IOException {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IOException(
          "'" + file + "', line " + number + ": '" + line + "' has to be FINGERPRINT TEXT");
    }
    String text = matcher.group(2);
    String fingerprint = Fingerprint.of(text);
    if (!fingerprint.equals(matcher.group(1))) {
      throw new IOException(
          "'"
              + file
              + "', line "
              + number
              + ": the fingerprint of '"
              + text
              + "' is "
              + fingerprint
              + ", and not "
              + matcher.group(1)
              + "; was the line changed?");
    }
    lines.putIfAbsent(text, number);
  }

  /**
   * Whether a finding is in it; remembers that it was found.
   *
   * @param text the text of its fingerprint
   */
  public boolean knows(String text) {
    if (lines.containsKey(text)) {
      used.add(text);
      return true;
    }
    return false;
  }

  /** What {@link #knows} was never asked about: each line's number and text. */
  public List<String> unused() {
    List<Map.Entry<String, Integer>> entries = new ArrayList<>(lines.entrySet());
    entries.removeIf(entry -> used.contains(entry.getKey()));
    entries.sort(Map.Entry.comparingByValue());
    return entries.stream().map(entry -> entry.getValue() + ": " + entry.getKey()).toList();
  }

  /**
   * Writes a file with all that is known here, and more.
   *
   * @param file to write; what was there is replaced in one step
   * @param more texts of the fingerprints of findings
   * @return how many there are now
   * @throws IOException if it cannot be written
   */
  public int write(Path file, Collection<String> more) throws IOException {
    Set<String> texts = new TreeSet<>(lines.keySet());
    texts.addAll(more);
    StringBuilder out = new StringBuilder(HEADER + VERSION + "\n" + EXPLANATION);
    for (String text : texts) {
      out.append(Fingerprint.of(text)).append(' ').append(text).append('\n');
    }
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Path whole = target.resolveSibling(target.getFileName() + ".new");
    try {
      Files.writeString(whole, out);
    } catch (IOException e) {
      Files.deleteIfExists(whole);
      throw e;
    }
    Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return texts.size();
  }
}
