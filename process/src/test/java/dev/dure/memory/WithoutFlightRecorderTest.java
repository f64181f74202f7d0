package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedInt;
import dev.dure.SharedLock;
import dev.dure.process.WorkerProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A class without types of Flight Recorder, since its task runs where there are none. */
@DisplayName("Flight Recorder")
@SuppressWarnings("LockNotBeforeTry") // the owner here is meant to die with its lock
class WithoutFlightRecorderTest extends AcrossProcesses {

  @Test
  @DisplayName("is not needed: all works in a JVM without its module")
  void withoutFlightRecorder() throws InterruptedException {
    SharedLock lock = space.lock("lock");
    SharedInt present = space.newInt(-1);
    SharedInt go = space.newInt(0);
    lock.lock();
    WorkerProcess worker =
        start(
            () -> {
              present.set(ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? 1 : 0);
              go.set(1);
              lock.lock(); // contended, and then left behind by this thread
            },
            "--limit-modules=java.base,java.management,jdk.net,java.logging,jdk.unsupported");
    await(go, 1);
    lock.unlock();
    assertThat(worker.join()).as(() -> worker.failure().toString()).isZero();
    assertThat(present.get()).isZero();
    awaitFreeSlots();
    assertThat(lock.isAbandoned()).isTrue();
  }
}
