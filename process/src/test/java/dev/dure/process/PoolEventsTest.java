package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.DeadlineExceededException;
import dev.dure.SharedLong;
import dev.dure.Task;
import dev.dure.TaskOptions;
import dev.dure.memory.MemorySpace;
import dev.dure.process.PoolTasks.Harm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 25: what Flight Recorder is told of pools. */
@DisplayName("25: a flight recording")
@Timeout(300)
class PoolEventsTest {

  @TempDir private Path directory = Path.of("");

  private Recording recording = new Recording();

  @BeforeEach
  void start() {
    for (String event : List.of("Task", "PoolQueueFull")) {
      recording.enable("dev.dure." + event).withThreshold(Duration.ZERO);
    }
    for (String event : List.of("WorkerStart", "WorkerEnd", "WorkerViolation", "TaskQuarantined")) {
      recording.enable("dev.dure." + event);
    }
    recording.start();
  }

  @AfterEach
  void stop() {
    recording.close();
  }

  private List<RecordedEvent> events(String name) throws IOException {
    Path file = directory.resolve("events.jfr");
    recording.dump(file);
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    Files.delete(file);
    return events.stream()
        .filter(event -> event.getEventType().getName().equals("dev.dure." + name))
        .toList();
  }

  private static PoolOptions named(String name, int size) {
    return PoolOptions.workers(size).withName(name).withWorkers(PoolTasks.QUIET);
  }

  private static RecordedEvent one(List<RecordedEvent> events, String field, String value) {
    List<RecordedEvent> found =
        events.stream().filter(event -> event.getString(field).equals(value)).toList();
    assertThat(found).as(field + "=" + value + " in " + events).hasSize(1);
    return found.getFirst();
  }

  @Test
  @DisplayName("has each task: its name, worker, times and outcome")
  void tasks() throws Exception {
    try (ProcessPool pool = ProcessPool.create(named("seen", 1))) {
      pool.submit(
              TaskOptions.named("sleeps"),
              () -> {
                Thread.sleep(5);
                return 0;
              })
          .get();
      Task<?> fails =
          pool.submit(
              TaskOptions.named("fails"),
              () -> {
                throw new IllegalStateException("on purpose");
              });
      PoolTasks.causeOf(fails);
      Task<?> late =
          pool.submit(
              TaskOptions.named("late").withDeadline(Duration.ofMillis(200)), Signals::idle);
      Task<?> never = pool.submit(TaskOptions.named("never"), () -> 1);
      never.cancel(false);
      PoolTasks.causeOf(late);
      assertThat(pool.map(IntStream.range(0, 50).boxed().toList(), x -> x + 1)).hasSize(50);
    }
    List<RecordedEvent> tasks = events("Task");
    RecordedEvent sleeps = one(tasks, "task", "sleeps");
    assertThat(sleeps.getString("pool")).isEqualTo("seen");
    assertThat(sleeps.getString("worker")).isEqualTo("seen-1");
    assertThat(sleeps.getString("outcome")).isEqualTo("done");
    assertThat(sleeps.getString("reason")).isEmpty();
    assertThat(sleeps.getInt("inputs")).isEqualTo(1);
    assertThat(sleeps.getDuration("run")).isGreaterThanOrEqualTo(Duration.ofMillis(5));
    assertThat(sleeps.getDuration("queued")).isPositive();
    assertThat(sleeps.getDuration()).isGreaterThanOrEqualTo(sleeps.getDuration("run"));
    RecordedEvent fails = one(tasks, "task", "fails");
    assertThat(fails.getString("outcome")).isEqualTo("failed");
    assertThat(fails.getString("reason")).isEqualTo(TaskFailedException.class.getName());
    assertThat(one(tasks, "task", "late").getString("reason"))
        .isEqualTo("dev.dure.DeadlineExceededException");
    assertThat(one(tasks, "task", "never").getString("outcome")).isEqualTo("cancelled");
    int inputs =
        tasks.stream()
            .filter(event -> event.getString("task").startsWith("task-"))
            .mapToInt(event -> event.getInt("inputs"))
            .sum();
    assertThat(inputs).isEqualTo(50);
  }

  @Test
  @DisplayName("has each worker: that it is ready, and how and why it ended")
  void workers() throws Exception {
    try (ProcessPool pool = ProcessPool.create(named("ends", 1).withMaxTasks(100))) {
      PoolTasks.causeOf(pool.submit(() -> Harm.HALT.happen()));
      cancelRunning(pool);
      exceedDeadline(pool);
      assertThat(pool.map(IntStream.range(0, 100).boxed().toList(), x -> x)).hasSize(100);
      pool.submit(() -> 1).get();
    }
    List<RecordedEvent> ends = events("WorkerEnd");
    RecordedEvent died = one(ends, "reason", "died");
    assertThat(died.getString("pool")).isEqualTo("ends");
    assertThat(died.getString("worker")).isEqualTo("ends-1");
    assertThat(died.getInt("exitCode")).isEqualTo(3);
    assertThat(died.getInt("signal")).isZero();
    assertThat(died.getLong("tasks")).isEqualTo(1);
    assertThat(died.getLong("pid")).isPositive();
    assertThat(died.getDuration("age")).isPositive();
    assertThat(one(ends, "reason", "cancelled").getInt("signal")).isEqualTo(9);
    assertThat(ends)
        .filteredOn(it -> it.getString("reason").equals("deadline"))
        .isNotEmpty()
        .allMatch(it -> it.getInt("signal") == 9);
    assertThat(one(ends, "reason", "recycled").getInt("exitCode")).isZero();
    assertThat(ends).filteredOn(it -> it.getString("reason").equals("closed")).isNotEmpty();
    RecordedEvent first = one(events("WorkerStart"), "worker", "ends-1");
    assertThat(first.getLong("pid")).isEqualTo(died.getLong("pid"));
    assertThat(first.getDuration("startup")).isPositive();
  }

  private static void cancelRunning(ProcessPool pool) throws Exception {
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong running = space.longValue("running");
      Task<?> task =
          pool.submit(
              () -> {
                running.set(1);
                Signals.idle();
              });
      Signals.await("it runs", () -> running.get() == 1);
      task.cancel(true);
    }
  }

  /** Until a task was running when its deadline passed, and not still waiting. */
  private static void exceedDeadline(ProcessPool pool) {
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong running = space.longValue("running");
      while (running.get() == 0) {
        Task<?> late =
            pool.submit(
                TaskOptions.named("late").withDeadline(Duration.ofMillis(500)),
                () -> {
                  running.set(1);
                  Signals.idle();
                });
        assertThat(PoolTasks.causeOf(late)).isInstanceOf(DeadlineExceededException.class);
      }
    }
  }

  @Test
  @DisplayName("has the end of workers that were not waited for, or never became ready")
  void stoppedAndNotStarted() throws Exception {
    ProcessPool pool = ProcessPool.create(named("stops", 1));
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong running = space.longValue("running");
      var _ =
          pool.submit(
              () -> {
                running.set(1);
                Signals.idle();
              });
      Signals.await("it runs", () -> running.get() == 1);
    }
    pool.shutdownNow();
    pool.close();
    try (ProcessPool broken =
        ProcessPool.create(named("broken", 1).withInitializer(() -> Harm.HALT.happen()))) {
      assertThat(PoolTasks.causeOf(broken.submit(() -> 1)))
          .isInstanceOf(WorkerStartException.class);
      assertThat(broken.state().deaths()).isEqualTo(3);
    }
    List<RecordedEvent> ends = events("WorkerEnd");
    assertThat(one(ends, "reason", "stopped").getString("pool")).isEqualTo("stops");
    assertThat(ends).filteredOn(it -> it.getString("reason").equals("not started")).hasSize(3);
  }

  @Test
  @DisplayName("has tasks in quarantine, and workers that broke the protocol")
  void quarantineAndViolation() throws Exception {
    try (ProcessPool pool = ProcessPool.create(named("harmed", 1))) {
      PoolTasks.causeOf(
          pool.submit(TaskOptions.named("killer").withRetries(1), () -> Harm.HALT.happen()));
    }
    try (ProcessPool pool =
        ProcessPool.create(named("lied to", 1).withInitializer(HostileWorker::takeOver))) {
      assertThat(
              PoolTasks.causeOf(
                  pool.submit(
                      () -> {
                        HostileWorker.send((byte) 99, HostileWorker.ownId(), new byte[0]);
                        Signals.idle();
                      })))
          .isInstanceOf(WorkerViolationException.class);
    }
    RecordedEvent quarantined = one(events("TaskQuarantined"), "task", "killer");
    assertThat(quarantined.getInt("deaths")).isEqualTo(2);
    assertThat(quarantined.getString("pool")).isEqualTo("harmed");
    RecordedEvent violation = one(events("WorkerViolation"), "pool", "lied to");
    assertThat(violation.getString("worker")).isEqualTo("lied to-1");
    assertThat(violation.getString("violation")).contains("unknown type 99");
    assertThat(events("WorkerEnd"))
        .anyMatch(it -> it.getString("reason").equals("violation") && it.getInt("signal") == 9);
  }

  @Test
  @DisplayName("has waits for room in the queue")
  void backPressure() throws Exception {
    try (ProcessPool pool = ProcessPool.create(named("full", 1).withQueueCapacity(1));
        MemorySpace space = MemorySpace.create()) {
      SharedLong go = space.longValue("go");
      Thread submitter =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < 20; i++) {
                      var _ = pool.submit(() -> Signals.await("go", () -> go.get() == 1));
                    }
                  });
      Signals.await("it waits", () -> isAt("awaitRoom", submitter));
      go.set(1);
      submitter.join();
    }
    assertThat(events("PoolQueueFull"))
        .isNotEmpty()
        .allMatch(it -> it.getString("pool").equals("full"))
        .allMatch(it -> it.getDuration().isPositive());
  }

  private static boolean isAt(String method, Thread thread) {
    return thread.getState() == Thread.State.WAITING
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  @Test
  @DisplayName("has nothing of what is not asked for")
  void nothingIfNotEnabled() throws Exception {
    recording.disable("dev.dure.Task");
    recording.disable("dev.dure.WorkerStart");
    try (ProcessPool pool = ProcessPool.create(named("silent", 1))) {
      pool.submit(() -> 1).get();
    }
    assertThat(events("Task")).isEmpty();
    assertThat(events("WorkerStart")).isEmpty();
    assertThat(events("WorkerEnd")).hasSize(1);
  }
}
