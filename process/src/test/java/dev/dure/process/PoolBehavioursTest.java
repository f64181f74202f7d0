package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SerializableCallable;
import dev.dure.SharedLong;
import dev.dure.Task;
import dev.dure.TaskOptions;
import dev.dure.memory.MemorySpace;
import dev.dure.process.PoolTasks.Harm;
import java.io.Serializable;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a process pool promises, by the numbers of the list of behaviours. */
@Timeout(300)
class PoolBehavioursTest {

  private static ProcessPool pool;

  @TempDir Path directory;

  @BeforeAll
  static void open() {
    pool = ProcessPool.create(options(2));
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  private static PoolOptions options(int size) {
    return PoolOptions.workers(size).withWorkers(PoolTasks.QUIET);
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  @Test
  @DisplayName("1: a death fails its task with how, and the end of stderr; the pool refills")
  void deathIsReported() throws Exception {
    Task<Integer> dying =
        pool.submit(
            TaskOptions.named("dying"),
            () -> {
              System.err.println("last words");
              Runtime.getRuntime().halt(77);
              return 1;
            });
    WorkerDiedException death = (WorkerDiedException) PoolTasks.causeOf(dying);
    assertThat(death.exitCode()).isEqualTo(77);
    assertThat(death.signal()).isEmpty();
    assertThat(death.stderrTail()).contains("last words");
    assertThat(death)
        .hasMessageContaining("exit code 77 while it ran task \"dying\"")
        .hasMessageContaining("last words");
    // Two at once, since both wait for each other.
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong arrived = space.longValue("arrived");
      SerializableCallable<Long> meet =
          () -> {
            arrived.increment();
            Signals.await("both run", () -> arrived.get() == 2);
            return pid();
          };
      Task<Long> one = pool.submit(meet);
      Task<Long> other = pool.submit(meet);
      assertThat(one.get()).isNotEqualTo(other.get());
    }
  }

  @Test
  @DisplayName("5: killing an idle worker harms nobody")
  void idleWorkersMayBeKilled() throws Exception {
    try (ProcessPool one = ProcessPool.create(options(1))) {
      long first = one.submit(PoolBehavioursTest::pid).get();
      ProcessHandle.of(first).orElseThrow().destroyForcibly();
      Signals.awaitGone(first);
      assertThat(one.submit(PoolBehavioursTest::pid).get()).isNotEqualTo(first);
    }
  }

  @Test
  @DisplayName("6: cancel and deadline kill the worker; what was sent behind runs elsewhere, once")
  void neighboursDoNotNotice() throws Exception {
    try (ProcessPool one = ProcessPool.create(options(1));
        MemorySpace space = MemorySpace.create()) {
      SharedLong running = space.longValue("running");
      SharedLong ran = space.longValue("ran");
      Task<?> endless =
          one.submit(
              () -> {
                running.set(pid());
                Signals.idle();
              });
      List<Task<?>> behind = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        behind.add(one.submit(() -> ran.increment()));
      }
      Signals.await("it runs", () -> running.get() != 0);
      assertThat(endless.cancel(true)).isTrue();
      for (Task<?> task : behind) {
        task.get();
      }
      assertThat(ran.get()).isEqualTo(20);
      Signals.awaitGone(running.get());
    }
  }

  @Test
  @DisplayName("7: what a task has started ends with its worker")
  void grandchildrenEndWithTheirWorker() throws Exception {
    String child = directory.resolve("child").toString();
    Task<?> task =
        pool.submit(
            () -> {
              Process sleeper = new ProcessBuilder("sleep", "600").start();
              Signals.send(child, sleeper.pid());
              Signals.idle();
              return 0;
            });
    long pid = Long.parseLong(Signals.receive(child));
    task.cancel(true);
    Signals.awaitGone(pid);
  }

  @Test
  @DisplayName("9: a task runs at most once, unless it has retries, and then so often")
  void retriesAndQuarantine() throws Exception {
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong runs = space.longValue("runs");
      Task<?> once =
          pool.submit(
              () -> {
                runs.increment();
                Harm.HALT.happen();
              });
      assertThat(PoolTasks.causeOf(once)).isInstanceOf(WorkerDiedException.class);
      assertThat(runs.get()).isEqualTo(1);

      runs.set(0);
      Task<String> third =
          pool.submit(
              TaskOptions.defaults().withRetries(2),
              () -> {
                if (runs.getAndAdd(1) < 2) {
                  Harm.HALT.happen();
                }
                return "third time";
              });
      assertThat(third.get()).isEqualTo("third time");

      Task<?> killer =
          pool.submit(
              TaskOptions.named("killer").withRetries(2),
              () -> {
                runs.increment();
                Harm.HALT.happen();
              });
      runs.set(0);
      Throwable quarantined = PoolTasks.causeOf(killer);
      assertThat(quarantined)
          .isInstanceOf(TaskQuarantinedException.class)
          .hasMessage("Task \"killer\" has killed 3 workers, and is given to no other.")
          .hasCauseInstanceOf(WorkerDiedException.class);
      assertThat(quarantined.getSuppressed()).hasSize(2);
    }
  }

  @Test
  @DisplayName("9: a pool whose workers cannot start says so and takes no more tasks")
  void startsAreGivenUp() throws Exception {
    PoolOptions failing =
        options(1)
            .withInitializer(
                () -> {
                  throw new IllegalStateException("no licence");
                });
    try (ProcessPool never = ProcessPool.create(failing)) {
      Throwable cause = PoolTasks.causeOf(never.submit(() -> 1));
      assertThat(cause)
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("its initializer threw")
          .hasMessageContaining("no licence");
      assertThat(((WorkerStartException) cause).reason())
          .isEqualTo(WorkerStartException.Reason.INITIALIZER_FAILED);
      assertThatThrownBy(() -> never.submit(() -> 1))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessageContaining("its workers do not start")
          .hasCauseInstanceOf(WorkerStartException.class);
    }
  }

  @Test
  @DisplayName("10: what cannot be sent fails at submit, what cannot come back fails its future")
  void notTransferable() throws Exception {
    Object opaque = new Object();
    assertThatThrownBy(() -> pool.submit(() -> opaque.hashCode()))
        .isInstanceOf(NotTransferableException.class)
        .hasMessageContaining("java.lang.Object is not serializable")
        .hasMessageContaining("captured argument 1 of 1");
    assertThatThrownBy(() -> pool.map(List.of(new Object()), x -> 1).toList())
        .isInstanceOf(NotTransferableException.class)
        .hasMessageStartingWith("The input cannot be sent to a worker");
    Callable<Integer> plain = () -> 1;
    assertThatThrownBy(() -> pool.submit(plain))
        .isInstanceOf(NotTransferableException.class)
        .hasMessageContaining("a lambda whose type is not serializable");
    assertThat(PoolTasks.causeOf(pool.submit(() -> new Object())))
        .isInstanceOf(ResultRefusedException.class)
        .hasMessageContaining("a java.lang.Object, cannot be sent from worker");
    assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
  }

  record Point(int x, int y) implements Serializable {}

  @Test
  @DisplayName("11: results are of classes that are allowed, and within limits")
  void resultsAreChecked() throws Exception {
    assertThat(PoolTasks.causeOf(pool.submit(() -> new Point(1, 2))))
        .isInstanceOf(ResultRefusedException.class)
        .hasMessageContaining("Point")
        .hasMessageContaining("PoolOptions.withResults");
    PoolOptions allowing = options(1).withResults(Point.class).withResultLimits(10_000, 5, 100);
    try (ProcessPool one = ProcessPool.create(allowing)) {
      assertThat(one.submit(() -> new Point(1, 2)).get()).isEqualTo(new Point(1, 2));
      assertThat(PoolTasks.causeOf(one.submit(() -> new byte[20_000])))
          .isInstanceOf(ResultRefusedException.class)
          .hasMessageContaining("20005 bytes when written; allowed are 10000");
      assertThat(PoolTasks.causeOf(one.submit(() -> new Point[101])))
          .isInstanceOf(ResultRefusedException.class);
      assertThat(PoolTasks.causeOf(one.submit(PoolBehavioursTest::nested)))
          .isInstanceOf(ResultRefusedException.class);
      assertThat(one.submit(() -> new byte[9_000]).get()).hasSize(9_000);
    }
  }

  private static Object nested() {
    List<Object> inner = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      inner = new ArrayList<>(List.of(inner));
    }
    return inner;
  }

  @Test
  @DisplayName("15: recycling by count loses no task")
  void recyclingByCount() throws Exception {
    try (ProcessPool recycling = ProcessPool.create(options(1).withMaxTasks(10).withSpares(1))) {
      List<Task<Long>> tasks = new ArrayList<>();
      for (int i = 0; i < 35; i++) {
        tasks.add(recycling.submit(PoolBehavioursTest::pid));
      }
      List<Long> pids = new ArrayList<>();
      for (Task<Long> task : tasks) {
        pids.add(task.get());
      }
      Set<Long> workers = new HashSet<>(pids);
      assertThat(workers).hasSize(4);
      for (long worker : workers) {
        assertThat(pids.stream().filter(pid -> pid == worker).count()).isLessThanOrEqualTo(10);
      }
    }
  }

  @Test
  @DisplayName("15: recycling by age and by memory replaces workers")
  void recyclingByAgeAndMemory() throws Exception {
    for (PoolOptions limited :
        List.of(options(1).withMaxAge(Duration.ofMillis(1)), options(1).withMaxResidentBytes(1))) {
      try (ProcessPool recycling = ProcessPool.create(limited)) {
        Set<Long> workers = new HashSet<>();
        Signals.await(
            "a second worker",
            () -> {
              try {
                workers.add(recycling.submit(PoolBehavioursTest::pid).get());
              } catch (Exception e) {
                throw new AssertionError(e);
              }
              return workers.size() > 1;
            });
      }
    }
  }

  @Test
  @DisplayName("17: a trace arrives even if the exception's class is unknown here")
  void unknownExceptions() throws Exception {
    Path classes =
        Compiled.into(
            directory,
            "away.Odd",
            "package away; public class Odd extends Exception { public Odd() { super(\"very\"); } }");
    String where = classes.toUri().toString();
    Task<Integer> task = pool.submit(TaskOptions.named("odd"), () -> throwOdd(where));
    TaskFailedException failed = (TaskFailedException) PoolTasks.causeOf(task);
    assertThat(failed.failure().exceptionClass()).isEqualTo("away.Odd");
    assertThat(failed.failure().message()).isEqualTo("very");
    assertThat(failed.failure().stackTrace()).contains("PoolBehavioursTest.throwOdd");
    assertThat(failed)
        .hasMessageStartingWith("Task \"odd\" threw away.Odd: very in worker \"pool-");
  }

  // The loader lives as long as the worker.
  @SuppressWarnings("resource")
  private static int throwOdd(String where) throws Exception {
    URLClassLoader loader = new URLClassLoader(new URL[] {URI.create(where).toURL()});
    throw (Exception) loader.loadClass("away.Odd").getDeclaredConstructor().newInstance();
  }

  @Test
  @DisplayName("18: a worker's output cannot disturb its channel")
  void outputIsHarmless() throws Exception {
    assertThat(
            pool.submit(
                    () -> {
                      System.out.print("\0\1\2\3".repeat(100_000));
                      System.err.print("DURW".repeat(100_000));
                      return 5;
                    })
                .get())
        .isEqualTo(5);
  }

  @Test
  @DisplayName("18: a crash of the JVM names its report")
  void crashReports() throws Exception {
    WorkerOptions crashing =
        PoolTasks.QUIET.withJvmArguments(
            "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + directory.resolve("crash-%p.log"));
    try (ProcessPool one = ProcessPool.create(PoolOptions.workers(1).withWorkers(crashing))) {
      Task<Integer> crash =
          one.submit(
              () -> {
                new ProcessBuilder("kill", "-SEGV", Long.toString(pid())).start().waitFor();
                Signals.idle();
                return 0;
              });
      WorkerDiedException death = (WorkerDiedException) PoolTasks.causeOf(crash);
      assertThat(death.crashReport()).hasValue(directory.resolve("crash-" + death.pid() + ".log"));
      assertThat(death.crashReport().orElseThrow()).content().contains("SIGSEGV");
    }
  }

  @Test
  @DisplayName("22: a class that the worker does not have is named")
  void missingClasses() throws Exception {
    Path classes =
        Compiled.into(
            directory,
            "away.Known",
            "package away; public class Known implements java.io.Serializable,"
                + " java.util.concurrent.Callable<String> { public String call() { return \"\"; } }");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      @SuppressWarnings("unchecked")
      Callable<String> known =
          (Callable<String>) loader.loadClass("away.Known").getDeclaredConstructor().newInstance();
      assertThat(PoolTasks.causeOf(pool.submit(known)))
          .isInstanceOf(TaskRefusedException.class)
          .hasMessageContaining("has no class away.Known");
    }
  }

  @Test
  @DisplayName("24: a spare takes the place of a worker that ends")
  void spares() throws Exception {
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong initialized = space.longValue("initialized");
      PoolOptions spare = options(1).withSpares(1).withInitializer(() -> initialized.increment());
      try (ProcessPool one = ProcessPool.create(spare)) {
        Signals.await("two are ready", () -> initialized.get() == 2);
        assertThat(PoolTasks.causeOf(one.submit(() -> Harm.HALT.happen())))
            .isInstanceOf(WorkerDiedException.class);
        assertThat(one.submit(() -> 1).get()).isEqualTo(1);
        Signals.await("there is a spare again", () -> initialized.get() == 3);
      }
    }
  }

  @Test
  @DisplayName("25: a task may have a pool of its own")
  void nestedPools() throws Exception {
    int sum =
        pool.submit(
                () -> {
                  try (ProcessPool inner = ProcessPool.create(options(1))) {
                    return inner
                        .map(IntStream.range(0, 100).boxed().toList(), x -> x + 1)
                        .mapToInt(x -> x)
                        .sum();
                  }
                })
            .get();
    assertThat(sum).isEqualTo(5050);
  }

  @Test
  void largeArgumentsAndResultsPassThroughTheRing() throws Exception {
    byte[] large = new byte[3 << 20];
    large[large.length - 1] = 7;
    byte[] back = pool.submit(() -> large).get();
    assertThat(back).isEqualTo(large);
    String text = "ü€".repeat(100_000);
    assertThat(pool.submit(() -> text + "!").get()).isEqualTo(text + "!");
  }

  @Test
  void aShortTaskDoesNotWaitBehindALongOne() throws Exception {
    try (ProcessPool two = ProcessPool.create(options(2));
        MemorySpace space = MemorySpace.create()) {
      SharedLong go = space.longValue("go");
      List<Task<Long>> shorts = new ArrayList<>();
      Task<?> longOne = two.submit(() -> Signals.await("go", () -> go.get() == 1));
      for (int i = 0; i < 10; i++) {
        shorts.add(two.submit(PoolBehavioursTest::pid));
      }
      for (Task<Long> task : shorts) {
        assertThat(task.get()).isPositive();
      }
      go.set(1);
      longOne.get();
    }
  }
}
