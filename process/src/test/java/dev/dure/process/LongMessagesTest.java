package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dure.DeadlineExceededException;
import dev.dure.Task;
import dev.dure.TaskOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 23: above a threshold, arguments and results go through memory of their own. */
@Timeout(300)
class LongMessagesTest {

  private static final int LONG = 5 << 20;
  private static final long SHORT = 64 << 10;

  @TempDir Path directory;

  private static PoolOptions options(int workers) {
    return PoolOptions.workers(workers).withWorkers(PoolTasks.QUIET);
  }

  /** Its workers can look into the memory that they share with this process. */
  private static ProcessPool poolThatLooks() {
    return ProcessPool.create(options(1).withInitializer(HostileWorker::takeOver));
  }

  private static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  @DisplayName("23: a long argument and a long result pass by the rings")
  void automatic() throws Exception {
    byte[] there = bytes(1, LONG);
    try (ProcessPool pool = poolThatLooks()) {
      byte[] back = pool.submit(() -> there).get();
      assertThat(Arrays.equals(back, there)).isTrue();
      assertThat(pool.submit(() -> HostileWorker.requested()).get()).isLessThan(SHORT);
      assertThat(pool.submit(() -> HostileWorker.published()).get()).isLessThan(SHORT);
    }
  }

  @Test
  @DisplayName("23: arrays of any kind, objects, and the inputs of a map")
  void ofAnyKind() throws Exception {
    long[] longs = new Random(1).longs(300_000).toArray();
    double[] doubles = new Random(2).doubles(300_000).toArray();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      texts.add("text " + i);
    }
    try (ProcessPool pool = ProcessPool.create(options(2))) {
      assertThat(Arrays.equals(pool.submit(() -> longs).get(), longs)).isTrue();
      assertThat(Arrays.equals(pool.submit(() -> doubles).get(), doubles)).isTrue();
      assertThat(pool.submit(() -> texts).get().equals(texts)).isTrue();
      List<byte[]> inputs = List.of(bytes(1, LONG), bytes(2, 10), bytes(3, LONG), bytes(4, LONG));
      List<byte[]> outputs = pool.map(inputs, input -> input).toList();
      for (int i = 0; i < inputs.size(); i++) {
        assertThat(Arrays.equals(outputs.get(i), inputs.get(i))).isTrue();
      }
    }
  }

  @Test
  @DisplayName("23: several workers and threads at once, and short tasks between")
  void atOnce() throws Exception {
    try (ProcessPool pool = ProcessPool.create(options(3))) {
      List<Task<byte[]>> tasks = new ArrayList<>();
      List<Task<Integer>> shorts = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        byte[] there = bytes(i, (1 << 20) + 100_000 * i);
        byte mark = (byte) i;
        tasks.add(
            pool.submit(
                () -> {
                  there[there.length - 1] = mark;
                  return there;
                }));
        int number = i;
        shorts.add(pool.submit(() -> number));
      }
      for (int i = 0; i < tasks.size(); i++) {
        byte[] expected = bytes(i, (1 << 20) + 100_000 * i);
        expected[expected.length - 1] = (byte) i;
        assertThat(Arrays.equals(tasks.get(i).get(), expected)).isTrue();
        assertThat(shorts.get(i).get()).isEqualTo(i);
      }
    }
  }

  @Test
  @DisplayName("23, 21: in a sandbox too")
  void inASandbox() throws Exception {
    assumeTrue(Files.isExecutable(SandboxPrograms.bwrap()), "bubblewrap is not installed");
    byte[] there = bytes(1, LONG);
    PoolOptions confined =
        PoolOptions.workers(1).withWorkers(PoolTasks.QUIET.withSandbox(Sandbox.strict()));
    try (ProcessPool pool = ProcessPool.create(confined)) {
      assertThat(Arrays.equals(pool.submit(() -> there).get(), there)).isTrue();
      long requested =
          pool.submit(
                  () -> {
                    try (PoolMemory memory =
                        PoolMemory.open("/proc/self/fd/" + PoolHooks.MEMORY_FD)) {
                      return memory.getLong(PoolLayout.REQUESTS_PUBLISHED_AT)
                          + memory.getLong(PoolLayout.ANSWERS_PUBLISHED_AT);
                    }
                  })
              .get();
      assertThat(requested).isLessThan(SHORT);
    }
  }

  @Test
  @DisplayName("23, 4: who dies with half an answer in its area leaves nothing")
  void diesBeforeItIsPublished() throws Exception {
    try (ProcessPool pool = poolThatLooks()) {
      Task<?> torn =
          pool.submit(
              () -> {
                HostileWorker.fillArea(new byte[LONG]);
                Runtime.getRuntime().halt(9);
              });
      assertThat(PoolTasks.causeOf(torn)).isInstanceOf(WorkerDiedException.class);
      assertThat(pool.submit(() -> new byte[LONG]).get()).hasSize(LONG);
    }
  }

  @Test
  @DisplayName("23, 1: a long answer that was published before the death counts")
  void diesWhenItIsPublished() throws Exception {
    byte[] there = bytes(1, LONG);
    try (ProcessPool pool = poolThatLooks()) {
      // The parent may read it before it sees the death, and then this shows nothing.
      for (int i = 0; i < 4; i++) {
        Task<byte[]> last =
            pool.submit(
                () -> {
                  ValueWriter writer = new ValueWriter();
                  assertThat(writer.tryPut(there)).isTrue();
                  HostileWorker.fillArea(writer.toByteArray());
                  HostileWorker.awaitParentAsleep();
                  HostileWorker.announce(8, writer.size());
                  Runtime.getRuntime().halt(9);
                  return there;
                });
        assertThat(Arrays.equals(last.get(), there)).isTrue();
      }
    }
  }

  @Test
  @DisplayName("23, 1, 6: kills at any moment fail one task each, and the next goes there and back")
  void killedAtAnyMoment() throws Exception {
    byte[] there = bytes(1, LONG);
    try (ProcessPool pool = ProcessPool.create(options(1))) {
      for (int i = 0; i < 6; i++) {
        long pid = pool.submit(() -> ProcessHandle.current().pid()).get();
        Task<byte[]> task = pool.submit(() -> there);
        TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(20_000));
        if (i % 2 == 0) {
          ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        } else {
          task.cancel(true);
        }
        try {
          assertThat(Arrays.equals(task.get(), there)).isTrue();
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(WorkerDiedException.class);
        } catch (CancellationException e) {
          assertThat(task.isCancelled()).isTrue();
        }
        assertThat(Arrays.equals(pool.submit(() -> there).get(), there)).isTrue();
      }
    }
  }

  @Test
  @DisplayName("23, 6: a long argument whose deadline passes in the area, or on the way to it")
  void deadline() throws Exception {
    byte[] there = bytes(1, LONG);
    String goOn = directory.resolve("on").toString();
    TaskOptions soon = TaskOptions.named("soon").withDeadline(Duration.ofMillis(300));
    try (ProcessPool pool = ProcessPool.create(options(1))) {
      Task<String> first = pool.submit(() -> Signals.receive(goOn));
      List<Task<Integer>> late = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        late.add(pool.submit(soon, () -> there.length));
      }
      for (Task<Integer> each : late) {
        assertThat(PoolTasks.causeOf(each)).isInstanceOf(DeadlineExceededException.class);
      }
      Signals.send(goOn, "on");
      assertThat(first.get()).isEqualTo("on"); // its neighbours' end was nothing to it
      assertThat(Arrays.equals(pool.submit(() -> there).get(), there)).isTrue();
    }
  }

  @Test
  @DisplayName("23, 14: an argument that the worker's heap cannot hold is its own task's death")
  void tooLongForTheHeap() throws Exception {
    byte[] there = new byte[100 << 20];
    PoolOptions small =
        PoolOptions.workers(1).withWorkers(PoolTasks.QUIET.withMaxHeapBytes(48 << 20));
    TaskOptions inTime = TaskOptions.named("big").withDeadline(Duration.ofMinutes(1));
    try (ProcessPool pool = ProcessPool.create(small)) {
      Task<Integer> task = pool.submit(inTime, () -> there.length);
      assertThat(PoolTasks.causeOf(task)).isInstanceOf(HeapExhaustedException.class);
      assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("23, 16: a worker without memory for its area answers through the ring")
  void noMemoryForAnswers() throws Exception {
    byte[] there = bytes(1, LONG);
    try (ProcessPool pool = poolThatLooks()) {
      pool.submit(() -> HostileWorker.withoutAreaOfAnswers()).get();
      assertThat(Arrays.equals(pool.submit(() -> there).get(), there)).isTrue();
      assertThat(pool.submit(() -> HostileWorker.published()).get()).isGreaterThan(LONG);
    }
  }

  @Test
  @DisplayName("23: where no file may be as long as the areas, all goes through the rings")
  void limitedFiles() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is not installed");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    List<String> line = new ArrayList<>(List.of("/usr/bin/prlimit", "--fsize=4194304", java));
    line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes));
    line.addAll(List.of(ParentProgram.class.getName(), "long", directory.toString()));
    Process parent = new ProcessBuilder(line).inheritIO().start();
    try {
      assertThat(parent.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(Signals.receive(directory.resolve("back"))).isEqualTo("" + (2 << 20));
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  @DisplayName("23: the memory of both areas is given back when no long message comes")
  void givenBack() throws Exception {
    byte[] there = bytes(1, LONG);
    try (ProcessPool pool = ProcessPool.create(options(1))) {
      for (int i = 0; i < 2; i++) {
        assertThat(Arrays.equals(pool.submit(() -> there).get(), there)).isTrue();
        Signals.await("the memory of areas is given back", () -> resident() < 2 << 20);
      }
    }
  }

  /** How much of memory that is shared with workers this process has touched and still has. */
  private static long resident() {
    long kib = 0;
    boolean inside = false;
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/smaps"))) {
      for (String line : lines.toList()) {
        if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
          inside = line.contains("memfd:" + PoolMemory.FILE);
        } else if (inside && line.startsWith("Rss:")) {
          kib += Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kib << 10;
  }
}
