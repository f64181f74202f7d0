package dev.dure.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dure.AbandonedLockException;
import dev.dure.OwnerDeath;
import dev.dure.SharedLock;
import dev.dure.SharedLongArray;
import dev.dure.memory.MemorySpace;
import dev.dure.process.WorkerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code samples/python}: Python processes at the same arrays and locks as this JVM. */
@Timeout(120)
class PythonTest {

  private static final Path PYTHON = Path.of("python").toAbsolutePath();
  private static final int TIMES = 20_000;

  private final String name = "python-test-" + UUID.randomUUID();
  private final List<Process> started = new ArrayList<>();
  private MemorySpace space;
  private SharedLongArray totals;
  private SharedLock lock;

  @BeforeEach
  void createSpace() throws Exception {
    Scope.PROCESSES.whyAbsent().ifPresent(why -> assumeTrue(false, why));
    assumePythonCanDoIt();
    space = MemorySpace.create(name, 1 << 20);
    totals = space.longArray("totals", 4);
    lock = space.lock("lock");
  }

  @AfterEach
  void removeSpace() throws Exception {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
    if (space != null) {
      space.close();
      assertThat(MemorySpace.remove(name)).isTrue();
    }
  }

  private void assumePythonCanDoIt() throws Exception {
    Process probe;
    try {
      probe = python("import dure");
    } catch (IOException e) {
      assumeTrue(false, "there is no python3 here: " + e.getMessage());
      return;
    }
    String said = output(probe);
    assumeTrue(probe.waitFor() == 0, "this python3 cannot run samples/python/dure.py: " + said);
  }

  /** Starts {@code python3 -c}; {@code sys.argv[1]} is the segment's name. */
  private Process python(String program) throws IOException {
    return start("-c", program, name);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", "-B"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(PYTHON.toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    started.add(process);
    return process;
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void awaitLine(Process process, String expected) {
    try {
      BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
      assertThat(reader.readLine()).isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noAdditionIsLostBetweenTwoPythonsAndThisJvm() throws Exception {
    List<Process> adders = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      adders.add(start("add.py", name, "totals", "lock", Integer.toString(TIMES)));
    }
    for (int i = 0; i < TIMES; i++) {
      lock.lock();
      try {
        totals.setPlain(0, totals.getPlain(0) + 1);
      } finally {
        lock.unlock();
      }
    }
    for (Process adder : adders) {
      String said = output(adder);
      assertThat(adder.waitFor()).as(said).isZero();
      assertThat(said).startsWith("totals[0] was ");
    }
    assertThat(totals.get(0)).isEqualTo(3L * TIMES);
  }

  @Test
  void aPythonThatIsKilledWithTheLockAbandonsIt() throws Exception {
    Process holder =
        python(
            """
            import dure, sys, time
            segment = dure.Segment(sys.argv[1])
            segment.lock("lock").acquire()
            segment.array("totals")[1] = -1
            print("held", flush=True)
            time.sleep(1000)
            """);
    awaitLine(holder, "held");
    assertThat(lock.tryLock(20, TimeUnit.MILLISECONDS)).isFalse(); // it is slow, and not dead
    holder.destroyForcibly().waitFor();

    assertThatThrownBy(lock::lock)
        .isInstanceOf(AbandonedLockException.class)
        .hasMessageContaining("process " + holder.pid());
    assertThat(totals.get(1)).isEqualTo(-1);
    assertThat(lock.recover(() -> totals.set(1, 0))).isTrue();
    lock.withLock(() -> assertThat(totals.get(1)).isZero());
  }

  @Test
  void aPythonLearnsThatAJvmDiedWithTheLock() throws Exception {
    WorkerProcess worker = holding(lock, space.lock("another"));
    Process waiter = python(LEARNS_AND_REPAIRS);
    awaitLine(waiter, "waits");
    worker.kill();
    awaitLine(waiter, "abandoned by process " + worker.pid());
    awaitLine(waiter, "repaired");
    assertThat(waiter.waitFor()).isZero();
    lock.withLock(() -> assertThat(totals.get(2)).isZero());
    worker.close();
  }

  private static final String LEARNS_AND_REPAIRS =
      """
      import dure, sys
      with dure.Segment(sys.argv[1]) as segment:
          lock, totals = segment.lock("lock"), segment.array("totals")
          assert not lock.acquire(timeout=0.02)
          print("waits", flush=True)
          try:
              lock.acquire()
          except dure.AbandonedLockError as e:
              print("abandoned by", " ".join(lock.dead_owner().split()[:2]), flush=True)
          def repair():
              totals[2] = 0
          assert lock.recover(repair)
          with lock:
              print("repaired", flush=True)
      """;

  /** No JVM is there to notice: Python does it by itself, as far as its lock goes. */
  @Test
  void aPythonThatIsLeftAloneNoticesTheDeathItself() throws Exception {
    SharedLock released = space.lock("released", OwnerDeath.RELEASE);
    WorkerProcess worker = holding(lock, released);
    Process waiter =
        python(
            """
            import dure, sys
            segment = dure.Segment(sys.argv[1])
            print("joined", flush=True)
            with segment.lock("released"):
                print("has it", flush=True)
            try:
                segment.lock("lock").acquire()
            except dure.AbandonedLockError:
                print("abandoned", flush=True)
            """);
    awaitLine(waiter, "joined");
    space.close();
    worker.kill();
    awaitLine(waiter, "has it");
    awaitLine(waiter, "abandoned");
    assertThat(waiter.waitFor()).isZero();
    worker.close();
    space = MemorySpace.open(name); // and does the rest of the recovery
    assertThatThrownBy(space.lock("lock")::lock).isInstanceOf(AbandonedLockException.class);
  }

  /** A JVM that has two locks, and keeps them. */
  private WorkerProcess holding(SharedLock first, SharedLock second) throws InterruptedException {
    SharedLongArray marks = totals;
    WorkerProcess worker =
        WorkerProcess.start(
            () -> {
              first.lock();
              second.lock();
              marks.set(2, 1);
              Thread.sleep(1_000_000);
            });
    while (totals.get(2) == 0) {
      Thread.sleep(1);
    }
    return worker;
  }
}
