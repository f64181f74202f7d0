package dev.dure.race.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Reads the journals of all JVMs along as they are written. What the JVMs write there is not
 * trusted: a line has a greatest length, and links are not followed.
 */
public final class Journals {

  /** The longest line: a finding has a few stacks of some hundred frames. */
  private static final int MAX_LINE = 8 << 20;

  private final Path directory;
  private final BiConsumer<Path, Journal.Entry> reader;
  private final int maxLine;
  private final Map<Path, Long> positions = new HashMap<>();

  /**
   * Reads a directory.
   *
   * @param directory where the JVMs write
   * @param reader gets each entry once, with the journal in which it is
   */
  public Journals(Path directory, BiConsumer<Path, Journal.Entry> reader) {
    this(directory, reader, MAX_LINE);
  }

  Journals(Path directory, BiConsumer<Path, Journal.Entry> reader, int maxLine) {
    this.directory = directory;
    this.reader = reader;
    this.maxLine = maxLine;
  }

  /**
   * Hands on what has been written since the last time.
   *
   * @throws IOException if something cannot be read, or has a line that no agent writes
   */
  public void poll() throws IOException {
    for (Path file : files(directory)) {
      poll(file);
    }
  }

  /**
   * Removes the journals of earlier runs.
   *
   * @param directory where they are
   */
  public static void clear(Path directory) throws IOException {
    for (Path file : files(directory)) {
      Files.deleteIfExists(file);
    }
  }

  private static Set<Path> files(Path directory) throws IOException {
    Set<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + Journal.SUFFIX)) {
      for (Path file : found) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private void poll(Path file) throws IOException {
    long position = positions.getOrDefault(file, 0L);
    try (SeekableByteChannel in =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      while (in.size() > position) {
        byte[] bytes = read(in, position);
        int whole = hand(file, bytes);
        if (whole == 0) {
          if (bytes.length == maxLine) {
            throw new IOException(file + " has a line of more than " + maxLine + " bytes");
          }
          break; // not all of it is written yet
        }
        position += whole;
        positions.put(file, position);
      }
    }
  }

  private byte[] read(SeekableByteChannel in, long position) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate((int) Math.min(Math.max(in.size() - position, 0), maxLine));
    in.position(position);
    while (bytes.hasRemaining() && in.read(bytes) >= 0) {
      // until all is there
    }
    byte[] read = new byte[bytes.position()];
    bytes.flip().get(read);
    return read;
  }

  /** Hands on the whole lines; how many bytes they are. */
  private int hand(Path file, byte[] bytes) {
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
    return start;
  }
}
