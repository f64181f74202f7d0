package dev.dure.memory;

import dev.dure.linux.Linux;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the segments of this user: files in a directory, and what processes have open that no name
 * leads to (proc(5), {@code /proc/PID/fd}). Processes of others cannot be looked into, unless this
 * one is root's; then what they have open is left out too.
 *
 * <p>A process that made a segment with a name has it open under a number, {@code #4711}, by which
 * the kernel knows a file that had no name when it was opened; those that opened it later have its
 * name. When the name was removed and only its maker is left, the number is all there is to tell.
 */
final class SegmentSearch {

  private static final Path PROCESSES = Path.of("/proc");
  private static final String MEMFD = "/memfd:dure-";
  private static final String DELETED = " (deleted)";

  private final Path directory;
  private final List<FoundSegment> found = new ArrayList<>();
  private final Map<Long, FoundSegment> nameless = new HashMap<>();

  SegmentSearch(Path directory) {
    this.directory = directory;
  }

  List<FoundSegment> run() {
    try {
      searchDirectory();
      searchProcesses();
    } catch (DirectoryIteratorException e) {
      throw unreadable(new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw unreadable(e);
    }
    found.addAll(nameless.values());
    found.sort(Comparator.comparing(FoundSegment::place).thenComparing(FoundSegment::name));
    return List.copyOf(found);
  }

  private SegmentRefusedException unreadable(IOException e) {
    return new SegmentRefusedException(directory + " cannot be read: " + e.getMessage(), e);
  }

  private void searchDirectory() throws IOException {
    try {
      SegmentFiles.requireOwn(directory);
    } catch (NoSuchFileException e) {
      return; // nobody has made a segment with a name
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        found.add(new FoundSegment(name, FoundSegment.Place.NAMED, file));
      }
    }
  }

  private void searchProcesses() throws IOException {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
          for (Path descriptor : open) {
            examine(descriptor);
          }
        } catch (IOException | DirectoryIteratorException e) {
          // It has ended, or is another user's.
        }
      }
    }
  }

  private void examine(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      FoundSegment segment = segmentOf(target, descriptor);
      if (segment == null) {
        return;
      }
      FileFacts facts = FileFacts.ofTarget(descriptor);
      if (facts.uid() == Linux.geteuid() && facts.links() == 0) {
        nameless.merge(
            facts.inode(), segment, (known, other) -> isNumber(known.name()) ? other : known);
      }
    } catch (IOException e) {
      // It was closed in this moment.
    }
  }

  /** What an open file is, by what its link says; null if it is no segment without a name. */
  private @Nullable FoundSegment segmentOf(String target, Path descriptor) {
    if (!target.endsWith(DELETED)) {
      return null;
    }
    String file = target.substring(0, target.length() - DELETED.length());
    if (file.startsWith(MEMFD)) {
      UUID id = id(file.substring(MEMFD.length()));
      return id == null
          ? null
          : new FoundSegment(
              SegmentFiles.anonymousName(id), FoundSegment.Place.ANONYMOUS, descriptor);
    }
    Path path = Path.of(file);
    String name = String.valueOf(path.getFileName());
    return directory.equals(path.getParent()) && (SegmentFiles.isName(name) || isNumber(name))
        ? new FoundSegment(name, FoundSegment.Place.REMOVED, descriptor)
        : null;
  }

  private static boolean isNumber(String name) {
    return name.startsWith("#");
  }

  private static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
