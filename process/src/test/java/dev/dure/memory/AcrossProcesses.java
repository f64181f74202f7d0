package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedInt;
import dev.dure.contract.Threads;
import dev.dure.process.WorkerOptions;
import dev.dure.process.WorkerProcess;
import dev.dure.process.WorkerTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A space for each test, and workers that share it; none is left when the test is over. */
@ExtendWith(NoLeak.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class AcrossProcesses {

  MemorySpace space;
  private final List<WorkerProcess> workers = new ArrayList<>();

  @BeforeEach
  void begin() {
    space = newSpace();
  }

  /** The space that is shared. */
  MemorySpace newSpace() {
    return MemorySpace.create();
  }

  @AfterEach
  void end() {
    workers.forEach(WorkerProcess::close);
    space.close();
  }

  final WorkerProcess start(WorkerTask task, String... jvmArguments) {
    WorkerProcess worker =
        WorkerProcess.start(WorkerOptions.defaults().withJvmArguments(jvmArguments), task);
    workers.add(worker);
    return worker;
  }

  /** Waits for the end of all workers, each of which must succeed. */
  final void joinAll() throws InterruptedException {
    for (WorkerProcess worker : workers) {
      assertThat(worker.join()).as(() -> worker.failure().toString()).isZero();
    }
  }

  static void park() throws InterruptedException {
    Thread.sleep(Duration.ofMinutes(5));
  }

  static void await(SharedInt value, int expected) {
    Threads.until("a shared value is " + expected, () -> value.get() == expected);
  }

  /** Waits until a process is stopped. */
  static void awaitStopped(long pid) throws IOException, InterruptedException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    while (!Files.readString(stat).replaceFirst(".*\\) ", "").startsWith("T")) {
      Thread.sleep(1);
    }
  }

  /** Waits until every process but this one is recovered. */
  final void awaitFreeSlots() {
    Slots slots = space.attachment().slots();
    int mine = space.attachment().slot();
    Threads.until(
        "the dead are recovered",
        () -> {
          for (int i = 0; i < slots.count(); i++) {
            if (i != mine && slots.seat(i).state() != Layout.SLOT_FREE) {
              return false;
            }
          }
          return true;
        });
  }
}
