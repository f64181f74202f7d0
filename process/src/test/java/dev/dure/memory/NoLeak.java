package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.contract.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves a descriptor or mapping of a segment, a segment's file, a monitor thread
 * or a child process behind.
 */
final class NoLeak implements BeforeEachCallback, AfterEachCallback {

  private List<String> filesBefore = List.of();

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    filesBefore = segmentFiles();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    assertThat(segmentFiles()).as("files of segments").isEqualTo(filesBefore);
    // A process that was killed is gone a moment later, and so is a thread that was told to end.
    Threads.until("no child is left", () -> children().isEmpty());
    Threads.until("no monitor is left", () -> monitors().isEmpty());
    assertThat(descriptors()).as("descriptors of segments").isEmpty();
    assertThat(mappings()).as("mapped segments").isEmpty();
  }

  private static List<String> segmentFiles() throws IOException {
    Path directory = SegmentFiles.directory();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  private static List<String> descriptors() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.map(NoLeak::target).filter(NoLeak::isSegment).toList();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // the descriptor of the listing itself, gone by now
    }
  }

  private static boolean isSegment(String name) {
    return name.contains("memfd:dure-")
        || name.startsWith("/dev/shm/dure-")
        || name.contains("/segments/test-")
        || name.contains("anon_inode:[pidfd]");
  }

  private static List<String> mappings() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains("memfd:dure-") || line.contains("/dev/shm/dure-"))
        .toList();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().toList();
  }

  private static List<String> monitors() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("dure-monitor"))
        .toList();
  }
}
