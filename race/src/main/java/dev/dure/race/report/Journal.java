package dev.dure.race.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one JVM, written as they happen for another process that reads along. Each entry
 * is one line and one write, so that whatever ends the JVM leaves whole lines; a last line without
 * an end is none.
 *
 * <p>An entry is a word and values, separated by tabs. Texts are JSON strings, in which no tab is.
 *
 * <pre>
 *   jvm         PID  COMMAND             the JVM has started
 *   finding     KEY  MARK  TEXT  JSON    KEY is the same for what a user would call the same
 *   suppressed  LINE KEY                 of the file of suppressions
 * </pre>
 */
public final class Journal implements Sink {

  /** How the name of a journal ends. */
  public static final String SUFFIX = ".journal";

  /** An entry, as it is read. */
  public sealed interface Entry permits Jvm, Told, Suppressed {}

  /**
   * A JVM has started.
   *
   * @param pid its process
   * @param command what it runs, as far as that is known
   */
  public record Jvm(long pid, String command) implements Entry {}

  /**
   * A finding.
   *
   * @param key the same for what a user would call the same
   * @param fingerprint the text of its {@link Fingerprint}
   * @param text for people
   * @param json for programs
   */
  public record Told(String key, String fingerprint, String text, String json) implements Entry {

    /**
     * What kind of finding it is.
     *
     * @return its name, as in JSON
     */
    public String kind() {
      int end = key.indexOf(Fingerprint.SEPARATOR);
      return end < 0 ? key : key.substring(0, end);
    }

    /**
     * What was found, in a short line.
     *
     * @return where the race is, without the object, and what it is an example of
     */
    public String headline() {
      String headline = FindingText.headline(text);
      return headline == null ? text : headline;
    }
  }

  /**
   * A finding that the user has asked not to be told.
   *
   * @param line of the entry in the file of suppressions
   * @param key the same for what a user would call the same
   */
  public record Suppressed(int line, String key) implements Entry {}

  private final OutputStream out;

  /** Begins a journal; {@code out} appends to a file, without a buffer. */
  Journal(OutputStream out, long pid, String command) throws IOException {
    this.out = out;
    write("jvm\t" + pid + "\t" + Json.quote(command));
  }

  /** Where a JVM writes its journal: a new file in a directory. */
  static Path file(Path directory, long pid) {
    return directory.resolve(pid + "-" + Long.toHexString(System.nanoTime()) + SUFFIX);
  }

  @Override
  public void tell(Finding finding) throws IOException {
    write(
        "finding\t"
            + Json.quote(finding.key())
            + "\t"
            + Json.quote(Fingerprint.text(finding))
            + "\t"
            + Json.quote(FindingText.of(finding))
            + "\t"
            + FindingJson.of(finding));
  }

  @Override
  public void suppressed(Suppressions.Entry entry, Finding finding) throws IOException {
    write("suppressed\t" + entry.line() + "\t" + Json.quote(finding.key()));
  }

  @Override
  public void end(int found) {
    // Who reads along knows by itself when all is over.
  }

  private void write(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads an entry.
   *
   * @param line without its end
   * @return what it says, or null if it is not one of these
   */
  public static @Nullable Entry parse(String line) {
    String[] values = line.split("\t", -1);
    try {
      if (values[0].equals("jvm") && values.length == 3) {
        return new Jvm(Long.parseLong(values[1]), Json.unquote(values[2]));
      } else if (values[0].equals("finding") && values.length == 5) {
        String fingerprint = Fingerprint.harmless(Json.unquote(values[2]));
        return new Told(Json.unquote(values[1]), fingerprint, Json.unquote(values[3]), values[4]);
      } else if (values[0].equals("suppressed") && values.length == 3) {
        return new Suppressed(Integer.parseInt(values[1]), Json.unquote(values[2]));
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return null;
    }
    return null;
  }
}
