package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dure.process.WorkerStartException.Reason;
import java.io.File;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers that never get as far as their task. */
@Timeout(300)
class WorkerStartTest {

  @TempDir Path directory;

  private static final WorkerOptions QUIET =
      WorkerOptions.defaults()
          .withName("doomed")
          .withStdout(Redirect.DISCARD)
          .withStderr(Redirect.DISCARD);

  private static WorkerStartException failureOf(WorkerProcess worker) {
    WorkerStartException e = catchThrowableOfType(WorkerStartException.class, () -> worker.join());
    assertThat(e).isNotNull();
    // However often it is asked, and however.
    assertThatThrownBy(() -> worker.join(Duration.ofSeconds(1))).hasMessage(e.getMessage());
    assertThat(worker.failure()).isEmpty();
    return e;
  }

  @Test
  void aClassThatTheWorkerLacksIsNamedWithItsClassPath() throws Exception {
    Path classes =
        Compiled.into(
            directory,
            "away.Task",
            "package away; public class Task implements dev.dure.process.WorkerTask {"
                + " public void run() {} }");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      WorkerTask task =
          (WorkerTask) loader.loadClass("away.Task").getDeclaredConstructor().newInstance();
      try (WorkerProcess worker = WorkerProcess.start(QUIET, task)) {
        WorkerStartException e = failureOf(worker);
        assertThat(e.reason()).isEqualTo(Reason.CLASS_MISSING);
        assertThat(e.exitCode()).hasValue(1);
        assertThat(e)
            .hasMessageStartingWith(
                "Worker \"doomed\" (pid " + worker.pid() + ") has no class away.Task")
            .hasMessageContaining("class path " + firstEntry());
      }
    }
  }

  private static String firstEntry() {
    String path = System.getProperty("java.class.path");
    int end = path.indexOf(File.pathSeparatorChar);
    return end < 0 ? path : path.substring(0, end);
  }

  static class Unreadable implements WorkerTask {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
      throw new InvalidObjectException("not here");
    }

    @Override
    public void run() {}
  }

  static class Uninitializable implements WorkerTask {
    private static final long serialVersionUID = 1L;

    static final class Broken {
      static final int VALUE = Integer.parseInt("no number");

      private Broken() {}
    }

    private void readObject(ObjectInputStream in) {
      assertThat(Broken.VALUE).isZero();
    }

    @Override
    public void run() {}
  }

  @Test
  void aTaskThatCannotBeDeserializedSaysWhy() {
    try (WorkerProcess worker = WorkerProcess.start(QUIET, new Unreadable())) {
      WorkerStartException e = failureOf(worker);
      assertThat(e.reason()).isEqualTo(Reason.NOT_DESERIALIZABLE);
      assertThat(e)
          .hasMessageContaining(
              "could not deserialize its task: java.io.InvalidObjectException: not here");
    }
    try (WorkerProcess worker = WorkerProcess.start(QUIET, new Uninitializable())) {
      WorkerStartException e = failureOf(worker);
      assertThat(e.reason()).isEqualTo(Reason.NOT_DESERIALIZABLE);
      assertThat(e).hasMessageContaining("java.lang.ExceptionInInitializerError");
    }
  }

  @Test
  void aJvmThatDoesNotStartSaysWhyInItsOwnWords() {
    try (WorkerProcess worker =
        WorkerProcess.start(QUIET.withJvmArguments("-XX:+NoSuchThing"), Signals::idle)) {
      WorkerStartException e = failureOf(worker);
      assertThat(e.reason()).isEqualTo(Reason.JVM_ENDED);
      assertThat(e)
          .hasMessageContaining("ended before it had connected, with exit code 1")
          .hasMessageContaining("Its stderr ends with:")
          .hasMessageContaining("Unrecognized VM option 'NoSuchThing'");
    }
    Path stderr = directory.resolve("stderr");
    try (WorkerProcess worker =
        WorkerProcess.start(
            QUIET
                .withJvmArguments("-Xms64m")
                .withMaxHeapBytes(32 << 20)
                .withStderr(Redirect.to(stderr.toFile())),
            Signals::idle)) {
      assertThat(failureOf(worker))
          .hasMessageContaining(
              "Initial heap size set to a larger value than the maximum heap size");
    }
  }

  /** A worker whose JVM waits before it does anything, as if the machine were very slow. */
  private WorkerProcess startPaused() {
    Path paused = directory.resolve("paused");
    WorkerProcess worker =
        WorkerProcess.start(
            QUIET.withJvmArguments(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+PauseAtStartup",
                "-XX:PauseAtStartupFile=" + paused),
            WorkerStartTest::nothing);
    Signals.await("the worker pauses", () -> Files.exists(paused));
    return worker;
  }

  private static void nothing() {}

  @Test
  void startDoesNotWaitForTheWorker() throws Exception {
    try (WorkerProcess worker = startPaused()) {
      assertThat(worker.isAlive()).isTrue();
      assertThat(worker.join(Duration.ofMillis(10))).isFalse();
      Files.delete(directory.resolve("paused"));
      assertThat(worker.join()).isZero();
    }
  }

  @Test
  void aWorkerThatIsKilledBeforeItConnectsHangsNobody() {
    try (WorkerProcess worker = startPaused()) {
      worker.toHandle().destroyForcibly();
      WorkerStartException e = failureOf(worker);
      assertThat(e.reason()).isEqualTo(Reason.JVM_ENDED);
      assertThat(e.exitCode()).hasValue(137);
      assertThat(e)
          .hasMessageContaining("ended before it had connected, with exit code 137 (signal 9)");
    }
  }

  @Test
  void aWorkerThatItsOwnParentKillsEarlyIsNoSurprise() throws Exception {
    try (WorkerProcess worker = startPaused()) {
      worker.kill();
      assertThat(worker.join()).isEqualTo(137);
    }
  }

  @Test
  void aProcessThatTheSystemDoesNotStartIsSaidAtOnce() {
    Path gone = directory.resolve("gone");
    assertThatThrownBy(() -> WorkerProcess.start(QUIET.withDirectory(gone), Signals::idle))
        .isInstanceOfSatisfying(
            WorkerStartException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.NOT_SPAWNED);
              assertThat(e.exitCode()).isEmpty();
            })
        .hasMessageStartingWith("Worker \"doomed\" was not started: ")
        .hasMessageContaining(gone.toString());
  }

  @Test
  void theMainClassIsNotForPeople() throws Exception {
    Path stderr = directory.resolve("stderr");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectError(stderr.toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(WorkerProtocol.EXIT_NO_PARENT);
    assertThat(stderr).content().contains("WorkerProcess.start starts workers");
  }
}
