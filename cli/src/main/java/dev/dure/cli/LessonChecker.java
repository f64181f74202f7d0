package dev.dure.cli;

import dev.dure.race.AgentOptions;
import dev.dure.samples.Lesson;
import dev.dure.samples.RunLesson;
import dev.dure.samples.Scope;
import dev.dure.samples.Variant;
import dev.dure.samples.WorkerFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a lesson once more, small, in a JVM of its own under the checker. */
@FunctionalInterface
interface LessonChecker {

  /** Enough for every access to be made by several threads; the checker needs no luck. */
  int WORKERS = 3;

  /** Of each worker. */
  int STEPS = 200;

  /**
   * Runs a variant.
   *
   * @return what was found, a line each; null if this lesson cannot be run under the checker
   * @throws InterruptedException if this thread is interrupted
   */
  @Nullable List<String> check(Lesson lesson, Variant variant) throws InterruptedException;

  /** The checker of this checkout; one that runs nothing if there is none. */
  static LessonChecker of(AgentJar agent) {
    Path jar = agent.find().orElse(null);
    return (lesson, variant) ->
        jar == null || lesson.scope() != Scope.THREADS ? null : run(jar, lesson, variant);
  }

  private static List<String> run(Path jar, Lesson lesson, Variant variant)
      throws InterruptedException {
    CheckedCommand command =
        new CheckedCommand(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RunLesson.class.getName(),
                Integer.toString(lesson.topic().number()),
                variant.toString(),
                Integer.toString(WORKERS),
                Integer.toString(STEPS)),
            null,
            false);
    try (PrivateDirectory directory = PrivateDirectory.create()) {
      AgentOptions options = new AgentOptions().add("file", directory.path().toString());
      Process process = command.builder(jar, options).redirectError(Redirect.INHERIT).start();
      CheckRun run = new CheckRun(directory.path(), null);
      int code;
      try {
        code = run.await(process);
      } finally {
        process.destroyForcibly();
      }
      if (code != 0 || !run.hasChecked()) {
        throw new WorkerFailedException(
            "Lesson " + lesson.topic().number() + " could not be run under the checker",
            code,
            null);
      }
      return run.headlines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
