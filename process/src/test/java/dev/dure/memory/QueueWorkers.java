package dev.dure.memory;

import dev.dure.process.WorkerOptions;
import dev.dure.process.WorkerProcess;
import dev.dure.process.WorkerTask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of queues between processes have in common: a space, and workers that may die. */
@ExtendWith(NoLeak.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class QueueWorkers {

  /** The exit code of a process that was killed. */
  static final int DEATH = 137;

  /** The space of a test. */
  MemorySpace space;

  final List<WorkerProcess> workers = new ArrayList<>();

  @BeforeEach
  void begin() {
    space = MemorySpace.create();
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

  final WorkerProcess startMortal(FaultPoint point, int time, WorkerTask task) {
    return start(task, "-Ddure.faults=" + point + ":kill:" + time);
  }
}
