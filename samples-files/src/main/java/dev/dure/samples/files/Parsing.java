package dev.dure.samples.files;

import dev.dure.Pool;
import dev.dure.Task;
import dev.dure.TaskOptions;
import dev.dure.process.PoolOptions;
import dev.dure.process.ProcessPool;
import dev.dure.process.Sandbox;
import dev.dure.process.TaskFailedException;
import dev.dure.process.WorkerDiedException;
import dev.dure.process.WorkerFailure;
import dev.dure.process.WorkerOptions;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The pool, and the run: each file is a task, and each task has an outcome. */
final class Parsing {

  private static final int COLUMNS = 1000;
  private static final long HEAP = 128L << 20;
  private static final long RESIDENT = 512L << 20;

  private final Pool pool;
  private final Duration deadline;
  private final Consumer<FileOutcome> listener;

  /** Takes a pool of threads as well: the same interface, and no protection. */
  Parsing(Pool pool, Duration deadline, Consumer<FileOutcome> listener) {
    this.pool = pool;
    this.deadline = deadline;
    this.listener = listener;
  }

  /** Workers that see the folder and nothing else, and may take so much. */
  static ProcessPool pool(Settings settings, Path folder, boolean progressBar) {
    WorkerOptions worker =
        WorkerOptions.defaults()
            .withMaxHeapBytes(HEAP)
            .withJvmArguments("-Djava.awt.headless=true")
            // What parsers print is as hostile as the files. Failures have the end of it all the
            // same.
            .withStdout(Redirect.DISCARD)
            .withStderr(Redirect.DISCARD);
    if (settings.sandbox()) {
      worker = worker.withSandbox(Sandbox.strict().withReadable(folder));
    }
    PoolOptions options =
        PoolOptions.workers(settings.workers())
            .withName("files")
            .withSpares(1)
            .withWorkers(worker)
            .withResidentCap(RESIDENT)
            .withCpuCap(settings.cpuCap())
            .withResults(Parsed.class)
            .withResultLimits(64 << 10, 8, 64 << 10)
            .withClosePatience(Duration.ofSeconds(5));
    return ProcessPool.create(progressBar ? options.withProgressBar() : options);
  }

  /**
   * Parses the files. Deadlines count from submission, so no more are submitted than there are
   * workers: the time in which others are parsed is nobody's.
   */
  List<FileOutcome> run(List<Path> files) throws InterruptedException {
    List<FileOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService submitters = Executors.newFixedThreadPool(pool.size())) {
      List<Future<?>> all = new ArrayList<>();
      for (Path file : files) {
        all.add(
            submitters.submit(
                () -> {
                  FileOutcome outcome = outcomeOf(file);
                  outcomes.add(outcome);
                  listener.accept(outcome);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a file has no outcome", e.getCause());
    }
    List<String> order = files.stream().map(file -> file.getFileName().toString()).toList();
    return outcomes.stream()
        .sorted(Comparator.comparingInt(outcome -> order.indexOf(outcome.file())))
        .toList();
  }

  private FileOutcome outcomeOf(Path file) throws InterruptedException {
    String name = file.getFileName().toString();
    String path = file.toString();
    long begin = System.nanoTime();
    Task<Parsed> task =
        pool.submit(
            TaskOptions.named(Harmless.of(name, 40)).withDeadline(deadline),
            () -> Parsers.parse(path));
    try {
      String summary = task.get().summary();
      return outcome(name, Ending.PARSED, "", summary, begin);
    } catch (ExecutionException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      String exception = reason.getClass().getSimpleName();
      String why = why(reason).replace(file.getParent() + "/", "");
      return outcome(name, Ending.of(reason), exception, why, begin);
    }
  }

  private static FileOutcome outcome(
      String name, Ending ending, String exception, String why, long begin) {
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    return new FileOutcome(name, ending, exception, Harmless.of(why, COLUMNS), time);
  }

  private String why(Throwable reason) {
    String message = String.valueOf(reason.getMessage());
    return switch (Ending.of(reason)) {
      case THREW -> threw(((TaskFailedException) reason).failure());
      case HEAP -> String.format("the heap of %d MiB was full", HEAP >> 20);
      case RESIDENT -> String.format("more than %d MiB resident", RESIDENT >> 20);
      case CPU -> "more processor time than is allowed";
      case DEADLINE -> "not done after " + deadline.toSeconds() + " s";
      case DIED -> died((WorkerDiedException) reason);
      case PARSED, REFUSED, OTHER -> message;
    };
  }

  private static String threw(WorkerFailure failure) {
    String type = failure.exceptionClass();
    return type.substring(type.lastIndexOf('.') + 1) + ": " + failure.message();
  }

  private static String died(WorkerDiedException death) {
    return death.signal().isPresent()
        ? "the worker was ended by signal " + death.signal().getAsInt()
        : "the worker ended with exit code " + death.exitCode();
  }
}
