package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How long workers live, and what is left of them. */
@Timeout(300)
class WorkerLifeTest {

  @TempDir Path directory;

  private static void nothing() {}

  @Test
  void aParentThatIsKilledTakesItsWorkersAndTheirsWithIt() throws Exception {
    Process parent = ParentProgram.start("nest", directory);
    long outer = Long.parseLong(Signals.receive(directory.resolve("outer")));
    long inner = Long.parseLong(Signals.receive(directory.resolve("inner")));
    assertThat(Signals.receive(directory.resolve("name"))).isEqualTo("worker-1:1");
    parent.destroyForcibly().waitFor();
    Signals.awaitGone(outer);
    Signals.awaitGone(inner);
  }

  @Test
  void aParentThatEndsTakesItsWorkersAndItsDirectoryWithIt() throws Exception {
    Process parent = ParentProgram.start("leave", directory);
    assertThat(parent.waitFor(Signals.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(parent.exitValue()).isZero();
    Signals.awaitGone(Long.parseLong(Signals.receive(directory.resolve("outer"))));
    Signals.awaitGone(Long.parseLong(Signals.receive(directory.resolve("inner"))));
    assertThat(Path.of(Signals.receive(directory.resolve("socket")))).doesNotExist();
  }

  @Test
  void theEndOfTheThreadThatStartedAWorkerMeansNothingToIt() throws Exception {
    String go = directory.resolve("go").toString();
    FutureTask<WorkerProcess> starting =
        new FutureTask<>(() -> WorkerProcess.start(() -> Signals.receive(go)));
    Thread starter = new Thread(starting);
    starter.start();
    starter.join();
    try (WorkerProcess worker = starting.get()) {
      Signals.await("the starter is gone", () -> !starter.isAlive());
      assertThat(worker.isAlive()).isTrue();
      Signals.send(go, "");
      assertThat(worker.join()).isZero();
    }
  }

  @Test
  void anInterruptedJoinLeavesTheWorkerAlone() throws Exception {
    String go = directory.resolve("go").toString();
    try (WorkerProcess worker = WorkerProcess.start(() -> Signals.receive(go))) {
      FutureTask<Integer> joining = new FutureTask<>(worker::join);
      Thread joiner = new Thread(joining);
      joiner.start();
      joiner.interrupt();
      assertThatThrownBy(joining::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(worker.isAlive()).isTrue();
      Signals.send(go, "");
      assertThat(worker.join()).isZero();
    }
  }

  @Test
  void anInterruptedThreadMayStartAndCloseWorkers() {
    Thread.currentThread().interrupt();
    try (WorkerProcess worker = WorkerProcess.start(Signals::idle)) {
      assertThat(worker.isAlive()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    try (WorkerProcess worker = WorkerProcess.start(WorkerLifeTest::nothing)) {
      assertThat(worker.isAlive()).isTrue();
    }
  }

  @Test
  void virtualThreadsStartAndJoinWorkers() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> exits = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int code = 10 + i;
        exits.add(
            threads.submit(
                () -> {
                  try (WorkerProcess worker = WorkerProcess.start(() -> System.exit(code))) {
                    return worker.join();
                  }
                }));
      }
      for (int i = 0; i < 4; i++) {
        assertThat(exits.get(i).get()).isEqualTo(10 + i);
      }
    }
  }

  @Test
  void twentyWorkersAtOnceEachGetTheirOwnTask() throws Exception {
    List<WorkerProcess> workers = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        int code = 20 + i;
        workers.add(WorkerProcess.start(() -> System.exit(code)));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(workers.get(i).join()).isEqualTo(20 + i);
      }
    } finally {
      workers.forEach(WorkerProcess::close);
    }
  }

  @Test
  void aTaskOfManyMegabytesArrives() throws Exception {
    byte[] bulk = new byte[20 << 20];
    bulk[bulk.length - 1] = 7;
    try (WorkerProcess worker = WorkerProcess.start(() -> System.exit(bulk[bulk.length - 1]))) {
      assertThat(worker.join()).isEqualTo(7);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "counts descriptors in /proc")
  void nothingIsLeftOfWorkersThatAreGone() throws Exception {
    // The first one opens what stays open: the control socket, its selector, and the JDK's own.
    startAndEndOneOfEachKind();
    Signals.await("no thread of a worker's life is left", () -> lifeThreads() == 0);
    long before = descriptors();
    for (int i = 0; i < 3; i++) {
      startAndEndOneOfEachKind();
    }
    Signals.await("no thread of a worker's life is left", () -> lifeThreads() == 0);
    Signals.await("no more descriptors than before", () -> descriptors() <= before);
    assertThat(ControlListener.shared().directory().entries()).containsExactly("control");
    assertThat(ProcessHandle.current().children().map(it -> it.info().command().orElse("?")))
        .noneMatch(it -> it.endsWith("java"));
  }

  private static void startAndEndOneOfEachKind() throws InterruptedException {
    try (WorkerProcess well = WorkerProcess.start(WorkerLifeTest::nothing);
        WorkerProcess killed = WorkerProcess.start(Signals::idle);
        WorkerProcess early =
            WorkerProcess.start(
                WorkerOptions.defaults()
                    .withStderr(ProcessBuilder.Redirect.DISCARD)
                    .withJvmArguments("-XX:+NoSuchThing"),
                Signals::idle)) {
      assertThat(well.join()).isZero();
      killed.kill();
      assertThat(killed.join()).isEqualTo(137);
      assertThatThrownBy(early::join).isInstanceOf(WorkerStartException.class);
    }
  }

  private static long lifeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(it -> it.getName().startsWith("dure-life-"))
        .count();
  }

  private static long descriptors() {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aProgramOfNamedModulesStartsItsWorkersAsModules() throws Exception {
    Process parent =
        ParentProgram.startAsModule(
            "modules",
            directory,
            "--add-opens=java.base/java.lang=dev.dure.process",
            "--enable-native-access=dev.dure.process",
            "--add-modules=java.sql");
    assertThat(parent.waitFor(Signals.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(parent.exitValue()).isZero();
    assertThat(Signals.receive(directory.resolve("module")))
        .isEqualTo("module dev.dure.process true true true");
  }

  @Test
  void optionsFromTheEnvironmentReachAWorkerOnceAndByTheSameRule() throws Exception {
    String options =
        "-Dfrom.tool=1 -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:0";
    Process parent =
        ParentProgram.start("variables", directory, Map.of("JAVA_TOOL_OPTIONS", options));
    assertThat(parent.waitFor(Signals.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(parent.exitValue()).isZero();
    assertThat(Signals.receive(directory.resolve("options"))).isEqualTo("null 1 false");
  }
}
