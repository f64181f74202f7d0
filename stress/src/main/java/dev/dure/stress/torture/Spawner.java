package dev.dure.stress.torture;

import dev.dure.stress.ClassJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts workers, as fast as a JVM can be started: a small heap, one compiler, and a cache of
 * loaded and linked classes (JEP 483) that a first worker leaves behind. The cache wants jars, so
 * the classes are put into one.
 */
final class Spawner implements AutoCloseable {

  /** A plan of faults that loads what the real ones need, and does nothing. */
  private static final String HARMLESS = "ACQUIRED_FAST:delay:1000000000";

  private final Path directory;
  private final Path segments;
  private final Path jar;
  private final Path cache;

  /**
   * Prepares the start of workers.
   *
   * @param segments where the segments of this run have their files
   */
  Spawner(Path segments) throws IOException {
    this.directory = Files.createTempDirectory("dure-torture");
    this.segments = segments;
    this.jar = directory.resolve("worker.jar");
    this.cache = directory.resolve("worker.aot");
    ClassJar.pack(jar);
  }

  /** Makes the cache; without it workers start more slowly, and that is all. */
  void train() throws IOException, InterruptedException {
    WorkerOptions options = Worker.training(ProcessHandle.current().pid());
    Path log = directory.resolve("training.log");
    Process process = start(options, List.of("-XX:AOTCacheOutput=" + cache), log);
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    if (!ended || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new Violation("training", "the first worker failed:\n" + Files.readString(log));
    }
    if (!Files.exists(cache)) {
      System.err.println("torture: no AOT cache was made; workers will start slowly");
    }
  }

  Path log(int round, int worker) {
    return directory.resolve("worker-" + round + "-" + worker + ".log");
  }

  /** Starts a worker. */
  Life start(WorkerOptions options, Plan plan, Path log) throws IOException {
    List<String> flags = new ArrayList<>();
    if (Files.exists(cache)) {
      flags.add("-XX:AOTCache=" + cache);
    }
    if (!plan.faults().isEmpty()) {
      flags.add("-Ddure.faults=" + plan.faults());
    }
    // Compilers cost more at the start than they save: most workers do without, some compile
    // what is used most.
    flags.add(options.seed() % 4 != 0 ? "-Xint" : "-XX:CompileThresholdScaling=5");
    flags.add(
        plan.hold() % 2 == 0 ? "-XX:+ExitOnOutOfMemoryError" : "-XX:+CrashOnOutOfMemoryError");
    return new Life.Started(start(options, flags, log));
  }

  private Process start(WorkerOptions options, List<String> flags, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    if (options.starved()) {
      command.addAll(List.of("nice", "-n", "19"));
    }
    command.addAll(java());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CICompilerCount=1",
            "-Xms8m",
            "-Xmx24m",
            "-cp",
            jar.toString(),
            Worker.class.getName()));
    command.addAll(List.of(options.toArguments()));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xss256k",
        "-XX:-UsePerfData",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + directory.resolve("crash.log"),
        "--enable-native-access=ALL-UNNAMED",
        "-Ddure.directory=" + segments);
  }

  /**
   * Starts a JVM to fork workers from. Its classes come from directories: a jar would be one open
   * file, whose position all of the forked would share.
   */
  Nursery nursery(int round, Origin origin) throws IOException {
    List<String> command = new ArrayList<>(java());
    command.addAll(origin.flags());
    command.addAll(
        List.of(
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:+UseEpsilonGC",
            "-Xms1g", // for the longest of lives, since nothing is collected; taken when it is
            // touched
            "-Xmx1g",
            "-XX:+ExitOnOutOfMemoryError",
            "-Ddure.faults=" + HARMLESS,
            "-cp",
            System.getProperty("java.class.path", ""),
            Zygote.class.getName()));
    Path log = directory.resolve("zygote-" + round + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("").toAbsolutePath().toFile())
            .redirectError(log.toFile())
            .start();
    return new Nursery(origin, process, log);
  }

  @Override
  public void close() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }
}
