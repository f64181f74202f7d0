package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a worker ends, and what its parent learns of that. */
@Timeout(300)
class WorkerEndTest {

  @TempDir Path directory;
  private String answer = "";

  @BeforeEach
  void nameAnswer() {
    answer = directory.resolve("answer").toString();
  }

  private static final WorkerOptions QUIET =
      WorkerOptions.defaults().withStdout(Redirect.DISCARD).withStderr(Redirect.DISCARD);

  @Test
  void anUncaughtExceptionArrivesWithItsWholeTrace() throws Exception {
    Path stderr = directory.resolve("stderr");
    WorkerOptions options =
        WorkerOptions.defaults().withName("failing").withStderr(Redirect.to(stderr.toFile()));
    try (WorkerProcess worker =
        WorkerProcess.start(
            options,
            () -> {
              throw new IllegalStateException("outer", new IOException("inner"));
            })) {
      assertThat(worker.join()).isEqualTo(1);
      WorkerFailure failure = worker.failure().orElseThrow();
      assertThat(failure.exceptionClass()).isEqualTo("java.lang.IllegalStateException");
      assertThat(failure.message()).isEqualTo("outer");
      assertThat(failure.stackTrace())
          .contains("java.lang.IllegalStateException: outer")
          .contains("Caused by: java.io.IOException: inner")
          .contains("WorkerEndTest.java");
    }
    assertThat(stderr)
        .content()
        .contains("Exception in thread \"failing\" java.lang.IllegalStateException: outer")
        .contains("Caused by: java.io.IOException: inner");
  }

  @Test
  void anExceptionWhoseClassOnlyTheWorkerKnowsArrivesAsText() throws Exception {
    Path classes =
        Compiled.into(
            directory,
            "away.Odd",
            "package away; public class Odd extends Exception { public Odd() { super(\"very\"); } }");
    String where = classes.toUri().toString();
    try (WorkerProcess worker = WorkerProcess.start(QUIET, () -> throwOdd(where))) {
      assertThat(worker.join()).isEqualTo(1);
      WorkerFailure failure = worker.failure().orElseThrow();
      assertThat(failure.exceptionClass()).isEqualTo("away.Odd");
      assertThat(failure.message()).isEqualTo("very");
      assertThat(failure.stackTrace()).startsWith("away.Odd: very");
    }
  }

  // The loader lives as long as the worker.
  @SuppressWarnings("resource")
  private static void throwOdd(String where) throws Exception {
    URLClassLoader loader = new URLClassLoader(new URL[] {URI.create(where).toURL()});
    throw (Exception) loader.loadClass("away.Odd").getDeclaredConstructor().newInstance();
  }

  @Test
  void aFailureIsReportedByAnInterruptedThreadToo() throws Exception {
    try (WorkerProcess worker =
        WorkerProcess.start(
            QUIET,
            () -> {
              Thread.currentThread().interrupt();
              throw new InterruptedException("stop");
            })) {
      assertThat(worker.join()).isEqualTo(1);
      assertThat(worker.failure().orElseThrow().message()).isEqualTo("stop");
    }
  }

  /** Its own code throws, which must not hide that it was thrown. */
  static class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  @Test
  void hugeAndHostileExceptionsAreCutToSize() throws Exception {
    try (WorkerProcess huge =
            WorkerProcess.start(
                QUIET,
                () -> {
                  throw new IllegalStateException("ü".repeat(5_000_000));
                });
        WorkerProcess hostile =
            WorkerProcess.start(
                QUIET,
                () -> {
                  throw new Hostile();
                });
        WorkerProcess deep = WorkerProcess.start(QUIET, WorkerEndTest::recurse)) {
      assertThat(huge.join()).isEqualTo(1);
      WorkerFailure failure = huge.failure().orElseThrow();
      assertThat(failure.message()).endsWith("… (cut; 5000000 characters in all)");
      assertThat(failure.message().getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(WorkerProtocol.MAX_MESSAGE_BYTES);
      assertThat(failure.stackTrace().length()).isLessThan(WorkerProtocol.MAX_TRACE_BYTES);

      assertThat(hostile.join()).isEqualTo(1);
      assertThat(hostile.failure().orElseThrow().exceptionClass())
          .isEqualTo(Hostile.class.getName());
      assertThat(hostile.failure().orElseThrow().message())
          .isEqualTo("(its getMessage() threw java.lang.IllegalStateException)");

      assertThat(deep.join()).isEqualTo(1);
      assertThat(deep.failure().orElseThrow().exceptionClass())
          .isEqualTo("java.lang.StackOverflowError");
    }
  }

  private static void recurse() {
    if (!Thread.interrupted()) {
      recurse();
    }
  }

  @Test
  void exitCodesAreWhatTheTaskOrTheSystemSays() throws Exception {
    try (WorkerProcess exits = WorkerProcess.start(() -> System.exit(3));
        WorkerProcess halts = WorkerProcess.start(() -> Runtime.getRuntime().halt(4));
        WorkerProcess exitsWell = WorkerProcess.start(() -> System.exit(0));
        WorkerProcess killsItself =
            WorkerProcess.start(() -> killHard(ProcessHandle.current().pid()))) {
      assertThat(exits.join()).isEqualTo(3);
      assertThat(exits.exitCode()).hasValue(3);
      assertThat(exits.failure()).isEmpty();
      assertThat(halts.join()).isEqualTo(4);
      assertThat(exitsWell.join()).isZero();
      assertThat(killsItself.join()).isEqualTo(137);
      assertThat(killsItself.toString()).endsWith("ended with exit code 137 (signal 9)");
    }
  }

  private static void killHard(long pid) throws Exception {
    new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    Signals.idle();
  }

  @Test
  void killEndsAtOnceAndTerminateRunsTheHooks() throws Exception {
    String ready = directory.resolve("ready").toString();
    String hook = answer;
    Path stderr = directory.resolve("stderr");
    WorkerOptions options = WorkerOptions.defaults().withStderr(Redirect.to(stderr.toFile()));
    try (WorkerProcess worker =
        WorkerProcess.start(
            options,
            () -> {
              Runtime.getRuntime()
                  .addShutdownHook(
                      new Thread(
                          () -> {
                            System.err.println("last words");
                            Signals.send(hook, "hook");
                          }));
              Signals.send(ready, "");
              Signals.idle();
            })) {
      Signals.receive(ready);
      assertThat(worker.isAlive()).isTrue();
      assertThat(worker.exitCode()).isEmpty();
      worker.terminate();
      assertThat(worker.join()).isEqualTo(143);
      assertThat(Signals.receive(hook)).isEqualTo("hook");
      assertThat(stderr).content().contains("last words");
      worker.terminate();
      worker.kill();
    }
    try (WorkerProcess worker = WorkerProcess.start(Signals::idle)) {
      worker.kill();
      assertThat(worker.join()).isEqualTo(137);
      assertThat(worker.isAlive()).isFalse();
    }
  }

  @Test
  void stderrPassesThroughAfterTerminate() throws Exception {
    // With a pipe in between, as by default, Process.destroy() would close it under the worker's
    // hooks.
    String ready = directory.resolve("ready").toString();
    String done = answer;
    try (WorkerProcess worker =
        WorkerProcess.start(
            QUIET,
            () -> {
              Runtime.getRuntime()
                  .addShutdownHook(
                      new Thread(
                          () -> {
                            System.err.println("x".repeat(200_000));
                            Signals.send(done, System.err.checkError());
                          }));
              Signals.send(ready, "");
              Signals.idle();
            })) {
      Signals.receive(ready);
      worker.terminate();
      assertThat(worker.join()).isEqualTo(143);
      assertThat(Signals.receive(done)).isEqualTo("false");
    }
  }

  @Test
  void joinWithATimeoutLooksAndWaits() throws Exception {
    String go = directory.resolve("go").toString();
    try (WorkerProcess worker = WorkerProcess.start(() -> Signals.receive(go))) {
      assertThat(worker.join(Duration.ZERO)).isFalse();
      assertThat(worker.join(Duration.ofSeconds(-1))).isFalse();
      assertThat(worker.join(Duration.ofMillis(20))).isFalse();
      Signals.send(go, "");
      assertThat(worker.join(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
      assertThat(worker.join(Duration.ZERO)).isTrue();
      assertThat(worker.join()).isZero();
    }
  }

  @Test
  void closeKillsAndMayBeRepeated() {
    WorkerProcess worker = WorkerProcess.start(Signals::idle);
    long pid = worker.pid();
    assertThat(worker.toHandle().pid()).isEqualTo(pid);
    worker.close();
    assertThat(worker.isAlive()).isFalse();
    assertThat(worker.exitCode()).hasValue(137);
    worker.close();
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }
}
