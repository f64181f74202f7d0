package dev.dure.cli;

import dev.dure.cli.report.Format;
import dev.dure.cli.report.Reports;
import dev.dure.cli.report.Run;
import dev.dure.cli.report.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the findings go, by the options.
 *
 * @param text whether they are told as they happen
 * @param files what is written at the end
 */
record ReportFiles(boolean text, List<Target> files) {

  private static final String TEXT = "text";

  /** A file, and what is written to it. */
  record Target(Format format, Path file) {}

  /**
   * Reads the values of the option.
   *
   * @throws IOException if one makes no sense or cannot be written; the message goes on where the
   *     option's name ends
   */
  static ReportFiles of(List<String> options) throws IOException {
    boolean text = options.isEmpty();
    List<Target> files = new ArrayList<>();
    for (String option : options) {
      if (option.equals(TEXT)) {
        text = true;
      } else {
        files.add(target(option));
      }
    }
    return new ReportFiles(text, files);
  }

  private static Target target(String option) throws IOException {
    int end = option.indexOf('=');
    for (Format format : Format.values()) {
      if (end > 0 && end < option.length() - 1 && option.substring(0, end).equals(format.id())) {
        return new Target(format, writable(Path.of(option.substring(end + 1))));
      }
    }
    throw new IOException(" has to be text or " + Format.all() + "; it is '" + option + "'");
  }

  /** Now, and not after a run of an hour. */
  private static Path writable(Path file) throws IOException {
    try {
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (FileSystemException e) {
      throw new IOException(": '" + file + "' cannot be written: " + reason(e), e);
    } catch (IOException e) {
      throw new IOException(": '" + file + "' cannot be written: " + e.getMessage(), e);
    }
    return file;
  }

  /** Fails if a file cannot be made there; it is not made, as an empty one would be no baseline. */
  static void checkDirectoryOf(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || directory == null) {
      throw new IOException("'" + file + "' cannot be written: it is a directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new IOException("'" + file + "' cannot be written: no such file or directory");
    }
    if (!Files.isWritable(directory)) {
      throw new IOException("'" + file + "' cannot be written: permission denied");
    }
  }

  /** Why a file cannot be used, in the system's words. */
  static String reason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  /**
   * Writes all files.
   *
   * @param err is told of each that cannot be written; the others are, all the same
   * @return whether all were written
   */
  boolean write(CheckRun run, Sources sources, PrintWriter err) throws IOException {
    if (files.isEmpty()) {
      return true;
    }
    boolean whole = true;
    Run report = run.report(Version.number());
    for (Target target : files) {
      boolean isJson = target.format() == Format.JSON;
      String text = isJson ? run.json() : Reports.of(target.format(), report, sources);
      try {
        Files.writeString(target.file(), text);
      } catch (IOException e) {
        err.println("dure: '" + target.file() + "' could not be written: " + e.getMessage());
        whole = false;
      }
    }
    return whole;
  }
}
