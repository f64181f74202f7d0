package dev.dure.cli;

import dev.dure.race.report.Journal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Reads the journals of all JVMs along as they are written. */
final class Journals {

  private final Path directory;
  private final BiConsumer<Path, Journal.Entry> reader;
  private final Map<Path, Long> positions = new HashMap<>();

  /**
   * Reads a directory.
   *
   * @param directory where the JVMs write
   * @param reader gets each entry once, with the journal in which it is
   */
  Journals(Path directory, BiConsumer<Path, Journal.Entry> reader) {
    this.directory = directory;
    this.reader = reader;
  }

  /** Hands on what has been written since the last time. */
  void poll() throws IOException {
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + Journal.SUFFIX)) {
      found.forEach(files::add);
    }
    for (Path file : files) {
      poll(file);
    }
  }

  private void poll(Path file) throws IOException {
    long position = positions.getOrDefault(file, 0L);
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[Math.toIntExact(in.length() - position)];
      in.seek(position);
      in.readFully(bytes);
      int start = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          String line = new String(bytes, start, i - start, StandardCharsets.US_ASCII);
          start = i + 1;
          Journal.Entry entry = Journal.parse(line);
          if (entry != null) {
            reader.accept(file, entry);
          }
        }
      }
      positions.put(file, position + start);
    }
  }
}
