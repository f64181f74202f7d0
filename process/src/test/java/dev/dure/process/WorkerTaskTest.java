package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a task takes along, and what it finds where it runs. */
@Timeout(300)
class WorkerTaskTest {

  @TempDir Path directory;
  private String answer = "";

  @BeforeEach
  void nameAnswer() {
    answer = directory.resolve("answer").toString();
  }

  record Point(int x, List<String> labels) implements Serializable {}

  enum Colour {
    RED
  }

  private String answerOf(WorkerTask task) throws InterruptedException {
    try (WorkerProcess worker = WorkerProcess.start(task)) {
      assertThat(worker.join()).isZero();
      assertThat(worker.failure()).isEmpty();
    }
    return Signals.receive(answer);
  }

  @Test
  void aLambdaTakesAlongWhatItCaptures() throws Exception {
    String to = answer;
    int number = 42;
    double fraction = 0.5;
    Point point = new Point(7, List.of("a", "b"));
    Colour colour = Colour.RED;
    long[] array = {1, 2, 3};
    assertThat(
            answerOf(
                () -> Signals.send(to, number + " " + fraction + " " + point + colour + array[2])))
        .isEqualTo("42 0.5 Point[x=7, labels=[a, b]]RED3");
  }

  static void greet(String to) {
    Signals.send(to, "hello from " + Thread.currentThread().getName());
  }

  record Greeter(String to) implements Serializable {
    void greet() {
      Signals.send(to, "bound");
    }
  }

  static class NestedTask implements WorkerTask {
    private static final long serialVersionUID = 1L;
    private final String to;

    NestedTask(String to) {
      this.to = to;
    }

    @Override
    public void run() {
      Signals.send(to, "nested");
    }
  }

  /** In a static method, so that there is no object round it. */
  private static WorkerTask anonymous(String to) {
    return new WorkerTask() {
      private static final long serialVersionUID = 1L;

      @Override
      public void run() {
        Signals.send(to, "anonymous");
      }
    };
  }

  record RecordTask(String to) implements WorkerTask {
    @Override
    public void run() {
      Signals.send(to, "record");
    }
  }

  @Test
  void methodReferencesAndClassesAreTasksToo() throws Exception {
    assertThat(answerOf(new Greeter(answer)::greet)).isEqualTo("bound");
    assertThat(answerAgain(new NestedTask(answer))).isEqualTo("nested");
    assertThat(answerAgain(anonymous(answer))).isEqualTo("anonymous");
    assertThat(answerAgain(new RecordTask(answer))).isEqualTo("record");
  }

  private String answerAgain(WorkerTask task) throws Exception {
    Files.delete(Path.of(answer));
    return answerOf(task);
  }

  static void returnAtOnce() {}

  @Test
  void aStaticMethodIsATask() throws Exception {
    try (WorkerProcess worker = WorkerProcess.start(WorkerTaskTest::returnAtOnce)) {
      assertThat(worker.join()).isZero();
    }
  }

  @Test
  void theNameIsThatOfTheMainThread() throws Exception {
    String to = answer;
    try (WorkerProcess worker =
        WorkerProcess.start(WorkerOptions.defaults().withName("crunch ä"), () -> greet(to))) {
      assertThat(worker.name()).isEqualTo("crunch ä");
      assertThat(worker.join()).isZero();
    }
    assertThat(Signals.receive(answer)).isEqualTo("hello from crunch ä");
  }

  @Test
  void aWorkerLivesAsLongAsItsNonDaemonThreads() throws Exception {
    String go = directory.resolve("go").toString();
    String to = answer;
    try (WorkerProcess worker =
        WorkerProcess.start(
            () ->
                new Thread(
                        () -> {
                          Signals.receive(go);
                          Signals.send(to, "late");
                        })
                    .start())) {
      assertThat(worker.join(Duration.ofMillis(300))).isFalse();
      Signals.send(go, "");
      assertThat(worker.join()).isZero();
      assertThat(Signals.receive(answer)).isEqualTo("late");
    }
  }

  @Test
  void stdinIsEmptyAndStdoutIsTheTasksOwn() throws Exception {
    Path stdout = directory.resolve("stdout");
    Path stderr = directory.resolve("stderr");
    WorkerOptions options =
        WorkerOptions.defaults()
            .withStdout(Redirect.to(stdout.toFile()))
            .withStderr(Redirect.to(stderr.toFile()));
    try (WorkerProcess worker =
        WorkerProcess.start(
            options,
            () -> {
              System.out.print("y".repeat(1_000_000));
              System.out.print(System.in.read());
              System.err.print("z".repeat(1_000_000));
            })) {
      assertThat(worker.join()).isZero();
    }
    assertThat(stdout).hasContent("y".repeat(1_000_000) + "-1");
    assertThat(stderr).hasContent("z".repeat(1_000_000));
  }

  @Test
  void optionsReachTheWorker() throws Exception {
    String to = answer;
    System.setProperty("dure.test.carried", "a b\"c");
    try {
      WorkerOptions options =
          WorkerOptions.defaults()
              .withEnvironment("DURE_TEST", "värde")
              .withMaxHeapBytes(48 << 20)
              .withDirectory(directory)
              .withJvmArguments("-Dother=1", "-XX:+UseParallelGC");
      try (WorkerProcess worker =
          WorkerProcess.start(
              options,
              () ->
                  Signals.send(
                      to,
                      String.join(
                          "|",
                          System.getenv("DURE_TEST"),
                          System.getProperty("dure.test.carried"),
                          System.getProperty("other"),
                          Path.of("").toAbsolutePath().toString(),
                          Boolean.toString(Runtime.getRuntime().maxMemory() <= 48 << 20))))) {
        assertThat(worker.join()).isZero();
      }
      assertThat(Signals.receive(answer))
          .isEqualTo("värde|a b\"c|1|" + directory.toAbsolutePath() + "|true");
    } finally {
      System.clearProperty("dure.test.carried");
    }
  }
}
