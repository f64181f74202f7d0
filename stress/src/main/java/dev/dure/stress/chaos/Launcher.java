package dev.dure.stress.chaos;

import dev.dure.stress.ClassJar;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the JVM that does it all, with its classes in a jar, so that its workers can have a cache
 * of loaded classes; and one for each mutation. Takes away what they leave.
 */
public final class Launcher implements AutoCloseable {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final String PREFIX = "dure-chaos-";
  private static final String JAR = "worker.jar";
  private static final String CACHE = "worker.aot";

  private final Path directory;

  /**
   * Prepares runs; takes some seconds.
   *
   * @throws IOException if the file system refuses
   * @throws InterruptedException if this thread is interrupted
   */
  public Launcher() throws IOException, InterruptedException {
    sweep();
    directory = Files.createDirectory(MEMORY.resolve(PREFIX + ProcessHandle.current().pid()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeQuietly));
    Files.createDirectory(directory.resolve("tmp"));
    ClassJar.pack(directory.resolve(JAR));
    train();
  }

  private void train() throws IOException, InterruptedException {
    Path cache = directory.resolve(CACHE);
    Path draft = directory.resolve("draft.aot");
    Process training =
        jvm(directory, Training.class, draft.toString())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    if (!training.waitFor(5, TimeUnit.MINUTES) || training.exitValue() != 0) {
      throw new Violation("training", "it failed: " + training);
    }
    if (Files.exists(draft)) {
      Files.move(draft, cache);
    } else {
      System.err.println("pool: no AOT cache was made; workers will start slowly");
    }
    Files.deleteIfExists(directory.resolve("training.ledger"));
  }

  /** The JVM options of workers: what makes their start cheap. */
  static List<String> workerFlags(Path directory) {
    List<String> flags = new ArrayList<>();
    if (Files.exists(directory.resolve(CACHE))) {
      flags.add("-XX:AOTCache=" + directory.resolve(CACHE));
    }
    flags.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-Xms8m",
            "-Xmx64m"));
    return flags;
  }

  /** A JVM of this program, which ends when its stdin does. */
  static ProcessBuilder jvm(Path directory, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + directory.resolve("tmp"),
                "-Ddure.directory=" + directory.resolve("segments"),
                "-D" + Places.PROPERTY + "=" + directory,
                "-cp",
                directory.resolve(JAR).toString(),
                main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    if (arguments.length > 0) { // as its workers have it
      builder.environment().put(Remains.VARIABLE, directory.getFileName() + "-" + arguments[0]);
    }
    return builder;
  }

  /** Ends this JVM when whoever started it is gone. */
  static void endWithStdin() {
    var _ =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    while (System.in.read() >= 0) {
                      // Nobody says anything.
                    }
                  } catch (IOException e) {
                    // An end too.
                  }
                  Runtime.getRuntime().halt(3);
                });
  }

  /**
   * Runs.
   *
   * @param args the command line
   * @return the exit code
   * @throws IOException if the file system refuses
   * @throws InterruptedException if this thread is interrupted
   */
  public int run(String... args) throws IOException, InterruptedException {
    Process process =
        jvm(directory, Run.class, args)
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT)
            .start();
    int code = process.waitFor();
    if (code > 1) {
      System.err.println("pool: the run was ended from outside, with code " + code);
    }
    return code;
  }

  /**
   * Tries every mutation.
   *
   * @param options the seed
   * @return whether each was found by its oracle
   * @throws IOException if the file system refuses
   * @throws InterruptedException if this thread is interrupted
   */
  public boolean selfTest(ChaosOptions options) throws IOException, InterruptedException {
    boolean all = true;
    for (Mutation mutation : Mutation.values()) {
      Path output = directory.resolve("output");
      Process process =
          jvm(directory, Run.class, options.mutated(mutation))
              .redirectOutput(output.toFile())
              .redirectError(Redirect.DISCARD)
              .start();
      int code = process.waitFor();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      boolean found =
          mutation == Mutation.NONE
              ? code == 0
              : code == 1 && text.contains("VIOLATION [" + mutation.oracle() + "]");
      all &= found;
      System.out.printf(
          "%-20s %s%n",
          mutation, found ? "ok: " + (code == 0 ? "none" : mutation.oracle()) : "NOT FOUND");
      if (!found) {
        System.out.println(text);
      }
      clear(directory.resolve("tmp"));
    }
    return all;
  }

  /** Takes away what launchers left that were killed. */
  private static void sweep() throws IOException {
    try (Stream<Path> others = Files.list(MEMORY)) {
      for (Path other : others.toList()) {
        String name = other.getFileName().toString();
        if (name.matches(PREFIX + "\\d+")
            && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty()) {
          clear(other);
          Files.deleteIfExists(other);
        }
      }
    }
  }

  /** Everything in a directory. */
  private static void clear(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(directory)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      System.err.println("pool: not everything could be taken away: " + e);
    }
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(directory)) {
      clear(directory);
      Files.deleteIfExists(directory);
    }
  }
}
