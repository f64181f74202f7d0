package dev.dure.stress.chaos;

import dev.dure.process.StaleDirectories;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is left: of processes, threads, descriptors, memory and files. */
final class Remains {

  /** The environment variable by which what a run has started is known. */
  static final String VARIABLE = "DURE_CHAOS";

  /** How long what ends may take to end. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final String CRASH_REPORT = "dure-hs_err";
  private static final String CONTROL = "control";

  private Remains() {}

  /** The processes, living ones, that were started with a mark or by one that was. */
  static List<Long> processes(String mark) {
    List<Long> found = new ArrayList<>();
    String[] pids = new File("/proc").list((directory, name) -> name.matches("\\d+"));
    String wanted = '\0' + VARIABLE + "=" + mark + '\0';
    for (String pid : pids == null ? new String[0] : pids) {
      if (('\0' + read("/proc/" + pid + "/environ")).contains(wanted)) {
        found.add(Long.valueOf(pid));
      }
    }
    return found;
  }

  /** A file's text; empty if it cannot be read, as that of a process that has ended. */
  private static String read(String path) {
    try (FileInputStream in = new FileInputStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether a process is a worker, and not what one has started. */
  static boolean isWorker(long pid) {
    return read("/proc/" + pid + "/cmdline").contains(".WorkerMain");
  }

  /** What those processes are, for messages. */
  static String describe(List<Long> pids) {
    StringBuilder text = new StringBuilder();
    for (long pid : pids) {
      String command = read("/proc/" + pid + "/cmdline").replace('\0', ' ');
      String state = read("/proc/" + pid + "/stat").replaceAll("^.*\\) (.).*$", "$1").strip();
      text.append("\n  ").append(pid).append(' ').append(state).append(' ');
      text.append(command, 0, Math.min(command.length(), 100));
    }
    return text.toString();
  }

  /**
   * The threads of this process that the library has started, by name without numbers; but for
   * those that run callbacks, which stay for a while in case there is another.
   */
  static Map<String, Integer> threads() {
    Map<String, Integer> names = new TreeMap<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName();
      if (name.startsWith("dure-") && !name.startsWith("dure-callback")) {
        var _ = names.merge(name.replaceAll("[\\d-]+$", ""), 1, Integer::sum);
      }
    }
    return names;
  }

  /** The descriptors of this process that lead to no file of a file system, by kind. */
  static Map<String, Integer> descriptors() {
    Map<String, Integer> kinds = new TreeMap<>();
    String[] numbers = new File("/proc/self/fd").list();
    for (String number : numbers == null ? new String[0] : numbers) {
      try {
        String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
        if (!target.startsWith("/") || target.startsWith("/memfd") || target.contains("pool")) {
          var _ = kinds.merge(target.replaceAll("[:\\[(].*$", ""), 1, Integer::sum);
        }
      } catch (IOException e) {
        // the one that listed them
      }
    }
    return kinds;
  }

  /** How many mappings of this process are of a pool's memory. */
  static long mappings() {
    return read("/proc/self/maps").lines().filter(line -> line.contains("dure.pool")).count();
  }

  /** What is in directories and should not be; takes crash reports away. */
  static List<String> files(Path... directories) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path directory : directories) {
      if (!Files.isDirectory(directory)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (file.getFileName().toString().startsWith(CRASH_REPORT)) {
            Files.deleteIfExists(file);
          } else if (!file.getFileName().toString().equals(CONTROL)) {
            found.add(file.toString());
          }
        }
      }
    }
    return found;
  }

  /** Waits until something is as it was. */
  static <T> void require(String what, T expected, Supplier<T> now) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    T seen = now.get();
    while (!seen.equals(expected)) {
      if (System.nanoTime() - end > 0) {
        throw new Violation("leak", what + ": " + seen + "; expected is " + expected);
      }
      LockSupport.parkNanos(5_000_000);
      seen = now.get();
    }
  }

  /**
   * Sweeps what dead parents have left in a directory of temporary files, as the next one does that
   * starts a worker, once a minute has passed; here it passes at once.
   *
   * @return how many directories were swept
   */
  static int sweep(Path temporary, List<Path> own) throws IOException {
    int swept = 0;
    for (Path directory : directories(temporary)) {
      if (!own.contains(directory)) {
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minusSeconds(120)));
      }
    }
    for (Path stale : StaleDirectories.find()) {
      if (stale.startsWith(temporary) && StaleDirectories.remove(stale)) {
        swept++;
      }
    }
    List<Path> left = new ArrayList<>(directories(temporary));
    left.removeAll(own);
    if (!left.isEmpty()) {
      throw new Violation("left", "of dead parents " + left + " cannot be swept");
    }
    return swept;
  }

  /** The directories of control sockets. */
  static List<Path> directories(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(Files::isDirectory).toList();
    }
  }
}
