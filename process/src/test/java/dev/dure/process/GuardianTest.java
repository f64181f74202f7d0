package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 7: what ends groups when nobody else is there to do so. */
@Timeout(300)
class GuardianTest {

  private final Guardian guardian = new Guardian();
  private final List<Process> groups = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    assumeThat(ProcessGroup.leader()).as("setsid is not installed").isNotEmpty();
    for (int i = 0; i < 4; i++) {
      groups.add(
          new ProcessBuilder(ProcessGroup.leader().get(0), "sh", "-c", "sleep 600 & wait").start());
    }
  }

  @AfterEach
  void end() {
    groups.forEach(group -> ProcessGroup.kill(group.pid()));
    groups.forEach(Process::destroyForcibly);
  }

  @Test
  @DisplayName("7: it ends the groups that are left, and no other")
  void endsWhatIsLeft() throws Exception {
    groups.subList(0, 3).forEach(group -> guardian.watch(group.pid()));
    guardian.release(groups.get(1).pid());
    assertThat(groups).allMatch(Process::isAlive);
    guardian.close();
    assertThat(groups.get(0).waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(groups.get(2).waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(groups.get(1).isAlive()).isTrue();
    assertThat(groups.get(3).isAlive()).isTrue();
  }

  @Test
  void thatItWasKilledHoldsUpNobody() throws Exception {
    List<ProcessHandle> others = guardians();
    guardian.watch(groups.get(0).pid());
    List<ProcessHandle> shells = new ArrayList<>(guardians());
    shells.removeAll(others);
    assertThat(shells).hasSize(1);
    for (ProcessHandle shell : shells) {
      shell.destroyForcibly();
      Signals.awaitGone(shell.pid());
    }
    for (int i = 0; i < 100; i++) {
      guardian.watch(groups.get(1).pid());
      guardian.release(groups.get(1).pid());
    }
    guardian.close();
    assertThat(groups).allMatch(Process::isAlive);
  }

  /** Those of this JVM; another test may have a pool. */
  private static List<ProcessHandle> guardians() {
    return ProcessHandle.current().children().filter(GuardianTest::isGuardian).toList();
  }

  private static boolean isGuardian(ProcessHandle process) {
    return process.info().arguments().stream()
        .flatMap(Arrays::stream)
        .anyMatch("dure-guardian"::equals);
  }

  @Test
  @DisplayName("7: a pool's guardian ends with it")
  void endsWithItsPool() throws Exception {
    List<ProcessHandle> others = guardians();
    try (ProcessPool pool =
        ProcessPool.create(PoolOptions.workers(2).withWorkers(PoolTasks.QUIET))) {
      pool.submit(() -> 1).get();
      assertThat(guardians()).hasSize(others.size() + 1);
    }
    assertThat(guardians()).hasSameElementsAs(others);
  }
}
