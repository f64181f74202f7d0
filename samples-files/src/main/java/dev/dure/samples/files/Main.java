package dev.dure.samples.files;

import dev.dure.Pool;
import dev.dure.ThreadPool;
import dev.dure.process.SandboxUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
    name = "samples-files/run",
    description = {
      "Parses a folder of files, some of them hostile, by a sandboxed pool of processes.",
      "Exit code 0 if each file ended as expected, 1 if not, 2 for arguments that make no sense."
    },
    version = "The sample of this checkout.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The folder. Without it a hostile one is made, and removed at the end.")
  private @Nullable Path directory;

  @Option(names = "--workers", paramLabel = "N", description = "How many. Default: 2.")
  private int workers = 2;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      description = "How long a file may take. Default: 30.")
  private int deadline = 30;

  @Option(names = "--no-sandbox", description = "Workers may do what this user may.")
  private boolean noSandbox;

  @Option(
      names = "--without-pool",
      description = "In threads of this JVM, with nothing between it and the files. It will die.")
  private boolean withoutPool;

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Made by {@link #main}; picocli sets the fields. */
  @SuppressWarnings("NullAway.Init")
  private Main() {}

  /**
   * Runs it, and ends this JVM with its exit code.
   *
   * @param args the arguments
   */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (workers < 1 || workers > 64) {
      throw wrong("--workers " + workers + ": allowed is 1 to 64.");
    }
    if (deadline < 1) {
      throw wrong("--deadline " + deadline + ": allowed is 1 and more.");
    }
    if (directory != null && !Files.isDirectory(directory)) {
      throw wrong("--dir: there is no directory " + Harmless.of(directory.toString()) + ".");
    }
    Settings settings =
        new Settings(workers, !noSandbox, Duration.ofSeconds(deadline), Duration.ofSeconds(2));
    Consumer<FileOutcome> listener = _ -> {};
    if (withoutPool) {
      // At once, since there may be no end.
      System.out.print(Report.heading());
      listener = outcome -> System.out.print(Report.line(outcome));
    }
    try {
      Report report = run(settings, listener);
      System.out.println(json ? report.json() : report.table());
      return expected(report) ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (SandboxUnavailableException e) {
      System.err.println("samples-files/run: " + e.getMessage());
      System.err.println(
          "With --no-sandbox it runs without, and hostile files come to their aims.");
      return ExitCode.SOFTWARE;
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Report run(Settings settings, Consumer<FileOutcome> listener)
      throws IOException, InterruptedException {
    if (directory == null) {
      return new HostileRun(settings).run(folder -> pool(settings, folder), listener);
    }
    Path folder = directory.toRealPath();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> !Files.isDirectory(file)).sorted().toList();
    }
    long begin = System.nanoTime();
    List<FileOutcome> outcomes;
    try (Pool pool = pool(settings, folder)) {
      outcomes = new Parsing(pool, settings.deadline(), listener).run(files);
    }
    return new Report(outcomes, List.of(), null, Duration.ofNanos(System.nanoTime() - begin));
  }

  private Pool pool(Settings settings, Path folder) {
    return withoutPool
        ? ThreadPool.create(settings.workers())
        : Parsing.pool(settings, folder, true);
  }

  private boolean expected(Report report) {
    boolean untouched =
        noSandbox || report.booty() == null || report.booty().equals(Traps.Booty.NONE);
    return report.unexpected().isEmpty() && untouched;
  }
}
