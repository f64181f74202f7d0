package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dure.SharedLong;
import dev.dure.Task;
import dev.dure.memory.MemorySpace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hostile tasks in a sandbox: behaviour 21. */
@Timeout(300)
class PoolSandboxTest {

  @TempDir static Path directory;

  private static ProcessPool pool;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(
        Files.isExecutable(SandboxPrograms.bwrap()),
        "bubblewrap is not installed, so nothing can be said of sandboxes here");
    Files.writeString(Files.createDirectory(directory.resolve("shown")).resolve("file"), "shown");
    Files.createDirectory(directory.resolve("given"));
    Files.writeString(directory.resolve("secret"), "secret");
    pool = ProcessPool.create(confined(sandbox()));
  }

  @AfterAll
  static void close() {
    if (pool != null) {
      pool.close();
    }
  }

  private static Sandbox sandbox() {
    return Sandbox.strict()
        .withReadable(directory.resolve("shown"))
        .withWritable(directory.resolve("given"))
        .withTemporaryBytes(4 << 20)
        .withMaxFileBytes(2 << 20);
  }

  private static PoolOptions confined(Sandbox sandbox) {
    return PoolOptions.workers(1).withWorkers(PoolTasks.QUIET.withSandbox(sandbox));
  }

  @Test
  @DisplayName("21: no connection leaves a sandbox, not even to this machine")
  void noNetwork() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = listener.getLocalPort();
      // From here it can be reached.
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      String said =
          pool.submit(
                  () -> {
                    try (Socket socket = new Socket()) {
                      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                      return "connected";
                    } catch (IOException e) {
                      return e.toString();
                    }
                  })
              .get();
      assertThat(said).contains("ConnectException");
    }
  }

  @Test
  @DisplayName("21: of the file system only what is needed or named is there")
  void fewFiles() throws Exception {
    String secret = directory.resolve("secret").toString();
    String shown = directory.resolve("shown/file").toString();
    Path home = Path.of(System.getProperty("user.home"));
    assertThat(home).exists();
    List<String> seen =
        pool.submit(
                () -> {
                  List<String> found = new ArrayList<>();
                  for (String path : List.of(secret, shown, "/etc/passwd", "/var", "/home")) {
                    if (Files.exists(Path.of(path))) {
                      found.add(path);
                    }
                  }
                  found.add(Files.readString(Path.of(shown)));
                  return found;
                })
            .get();
    assertThat(seen).containsExactly(shown, "shown");
  }

  @Test
  @DisplayName("21: all may be readable, and a part of that writable, and a part of that not")
  void nested() throws Exception {
    Path given = directory.resolve("nested/classes");
    Files.createDirectories(given.resolve("here"));
    Sandbox all =
        Sandbox.strict()
            .withReadable(Path.of("/"), given)
            .withWritable(directory.resolve("nested"), given.resolve("here"));
    List<String> places =
        List.of("/usr", directory + "/nested", given.toString(), given + "/here", "/tmp");
    try (ProcessPool one = ProcessPool.create(confined(all))) {
      List<String> written =
          one.submit(() -> places.stream().filter(PoolSandboxTest::canWrite).toList()).get();
      assertThat(written).containsExactly(places.get(1), places.get(3), "/tmp");
    }
  }

  private static boolean canWrite(String place) {
    try {
      Files.writeString(Path.of(place, "by-worker"), "x");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  @DisplayName("21: nothing can be written but /tmp and what was named, and no large file")
  void readOnly() throws Exception {
    String given = directory.resolve("given").toString();
    List<String> places =
        List.of(
            "/",
            "/usr/bin",
            "/dev",
            "/dev/shm",
            "/proc/sys/kernel",
            directory.resolve("shown").toString(),
            System.getProperty("java.home"),
            "/tmp",
            given);
    List<String> written =
        pool.submit(() -> places.stream().filter(PoolSandboxTest::canWrite).toList()).get();
    assertThat(written).containsExactly("/tmp", given);
    assertThat(directory.resolve("given/by-worker")).content().isEqualTo("x");
    assertThat(Path.of("/tmp/by-worker")).doesNotExist();
    assertThat(pool.submit(() -> largest(Path.of(given, "large"))).get()).isEqualTo(2 << 20);
    // Two of them are as large as all of /tmp.
    long total =
        pool.submit(
                () ->
                    largest(Path.of("/tmp/a"))
                        + largest(Path.of("/tmp/b"))
                        + largest(Path.of("/tmp/c")))
            .get();
    assertThat(total).isLessThanOrEqualTo(4 << 20);
  }

  private static long largest(Path file) throws IOException {
    byte[] chunk = new byte[64 << 10];
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < 1000; i++) {
        out.write(chunk);
      }
    } catch (IOException e) {
      // There is the limit.
    }
    return Files.size(file);
  }

  @Test
  @DisplayName("21: a worker sees its own processes alone, and can signal no other")
  void ownProcesses() throws Exception {
    long parent = ProcessHandle.current().pid();
    List<String> said =
        pool.submit(
                () -> {
                  List<String> all = new ArrayList<>();
                  try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                    all.add(
                        Long.toString(
                            processes.filter(it -> it.toString().matches("/proc/\\d+")).count()));
                  }
                  all.add(Boolean.toString(ProcessHandle.of(parent).isPresent()));
                  Process kill = new ProcessBuilder("/usr/bin/kill", "-9", "" + parent).start();
                  all.add(kill.waitFor() == 0 ? "killed" : "not killed");
                  return all;
                })
            .get();
    // The init of the namespace and the worker.
    assertThat(said).containsExactly("2", "false", "not killed");
  }

  @Test
  @DisplayName("21: a daemon, whatever it does to get away, ends with its worker")
  void daemonsEnd() throws Exception {
    String mark = "9" + System.nanoTime() / 1000;
    Task<Integer> leaving =
        pool.submit(
            () -> {
              new ProcessBuilder("/usr/bin/setsid", "-f", "/usr/bin/sleep", mark).start().waitFor();
              return 1;
            });
    leaving.get();
    Signals.await("it runs", () -> isRunning(mark));
    assertThat(PoolTasks.causeOf(pool.submit(() -> PoolTasks.Harm.HALT.happen())))
        .isInstanceOf(WorkerDiedException.class);
    Signals.await("it has ended", () -> !isRunning(mark));
  }

  /** Whether {@code sleep} runs with this argument. */
  static boolean isRunning(String argument) {
    return anyCommand(line -> line.contains("sleep\0" + argument));
  }

  private static boolean anyCommand(Predicate<String> wanted) {
    return ProcessHandle.allProcesses()
        .anyMatch(
            process -> {
              try {
                return wanted.test(
                    Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")));
              } catch (IOException e) {
                return false;
              }
            });
  }

  @Test
  @DisplayName("21: the environment of the parent is not there, but what was named")
  void environment() throws Exception {
    assertThat(System.getenv("PATH")).isNotNull();
    WorkerOptions options =
        PoolTasks.QUIET
            .withEnvironment("GIVEN", "yes")
            .withSandbox(Sandbox.strict().withEnvironment("HOME"));
    try (ProcessPool one = ProcessPool.create(PoolOptions.workers(1).withWorkers(options))) {
      List<String> names = one.submit(() -> new ArrayList<>(System.getenv().keySet())).get();
      assertThat(names).contains("GIVEN", "HOME").doesNotContain("PATH");
      assertThat(names).isSubsetOf("GIVEN", "HOME", "LANG", "LC_ALL", "TZ", "PWD");
    }
  }

  @Test
  @DisplayName("21: a program that forks for ever is bounded, or the limit is refused")
  void processesAreLimited() throws Exception {
    Sandbox limited = Sandbox.strict().withMaxProcesses(100);
    String missing = SandboxPrograms.processLimitMissing();
    if (missing != null) {
      assertThatThrownBy(() -> ProcessPool.create(confined(limited)))
          .isInstanceOf(SandboxUnavailableException.class)
          .hasMessageContaining(missing);
      return;
    }
    try (ProcessPool one = ProcessPool.create(confined(limited))) {
      int started =
          one.submit(
                  () -> {
                    for (int i = 0; i < 1000; i++) {
                      try {
                        new ProcessBuilder("/usr/bin/sleep", "600").start();
                      } catch (IOException | OutOfMemoryError e) {
                        return i;
                      }
                    }
                    return 1000;
                  })
              .get();
      assertThat(started).isLessThan(100);
      assertThat(one.sandbox()).contains(SandboxRule.LIMITED_PROCESSES);
    }
  }

  @Test
  @DisplayName("21: what is enforced is reported, and found by the worker")
  void reported() throws Exception {
    assertThat(pool.sandbox())
        .containsAll(
            EnumSet.complementOf(
                EnumSet.of(SandboxRule.LIMITED_PROCESSES, SandboxRule.NO_NAMESPACES)));
    String status = pool.submit(() -> Files.readString(Path.of("/proc/self/status"))).get();
    assertThat(status).contains("NoNewPrivs:\t1").contains("CapBnd:\t0000000000000000");
    try (ProcessPool free = ProcessPool.create(PoolOptions.workers(1))) {
      assertThat(free.sandbox()).isEmpty();
    }
  }

  @Test
  @DisplayName("21: a worker that is not confined as it was to be takes no task")
  void workersLook() {
    String here = SandboxCommand.expectation(Sandbox.strict());
    assertThat(SandboxCheck.failure(here)).contains("in its parent's namespace");
    assertThat(SandboxCheck.missingLimit("Max open files=10", "Max open files   20  30  files"))
        .contains("is not 10");
    assertThat(SandboxCheck.missingLimit("Max open files=30", "Max open files   20  30  files"))
        .isNull();
    assertThat(SandboxCheck.privileges(List.of("CapBnd:\t0000000000000000"))).isNotNull();
    assertThat(SandboxCheck.privileges(List.of("CapBnd:\t0000000000000001", "NoNewPrivs:\t1")))
        .contains("capabilities");
    assertThat(SandboxCheck.network(List.of("", "", "    lo: 0", "  eth0: 0"))).contains("eth0");
    String mount = "88 87 254:0 /usr /usr rw,nosuid - ext4 /dev/vda rw";
    assertThat(SandboxCheck.mounts(List.of(mount), List.of("/us"))).contains("can write to /usr");
    assertThat(SandboxCheck.mounts(List.of(mount), List.of("/usr"))).isNull();
  }

  @Test
  @DisplayName("21: a sandbox that cannot be had is an error, and starts nothing")
  void unavailable() {
    Sandbox nowhere = Sandbox.strict().withReadable(directory.resolve("missing"));
    assertThatThrownBy(() -> ProcessPool.create(confined(nowhere)))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContaining("missing, which it is to read, does not exist");
    WorkerOptions away = PoolTasks.QUIET.withDirectory(directory).withSandbox(Sandbox.strict());
    assertThatThrownBy(() -> WorkerProcess.start(away, () -> {}))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContaining(directory.toString());
  }

  @Test
  @DisplayName("21: without bubblewrap, and with one that only seems to confine, no task runs")
  void lyingBubblewrap() throws Exception {
    Path lying = directory.resolve("bwrap");
    String script =
        "#!/bin/sh\nwhile [ $# -gt 0 ] && [ \"$1\" != -- ]; do shift; done\nshift\nexec \"$@\"\n";
    Files.writeString(lying, script);
    Files.setPosixFilePermissions(lying, PosixFilePermissions.fromString("rwx------"));
    try {
      System.setProperty(SandboxPrograms.BWRAP_PROPERTY, lying.toString());
      try (ProcessPool deceived = ProcessPool.create(confined(sandbox()))) {
        Throwable cause = PoolTasks.causeOf(deceived.submit(() -> 1));
        assertThat(cause)
            .isInstanceOf(WorkerStartException.class)
            .hasMessageContaining("is not confined as it was to be, and has read no task");
        assertThat(((WorkerStartException) cause).reason())
            .isEqualTo(WorkerStartException.Reason.NOT_CONFINED);
      }
      Files.delete(lying);
      assertThatThrownBy(() -> ProcessPool.create(confined(sandbox())))
          .isInstanceOf(SandboxUnavailableException.class)
          .hasMessageContaining("Install the package bubblewrap");
      assertThat(ProcessPool.supports(WorkerCapability.SANDBOX)).isFalse();
    } finally {
      System.clearProperty(SandboxPrograms.BWRAP_PROPERTY);
    }
  }

  /**
   * The one that stays to tell the exit code is not the worker, and may come later than its end.
   */
  @Test
  @DisplayName("1: how a confined worker ended is told however late it is known")
  void exitCodeOfASlowBubblewrap() throws Exception {
    Path slow = directory.resolve("slow-bwrap");
    String script = SandboxPrograms.bwrap() + " \"$@\"\ncode=$?\nsleep 0.2\nexit $code\n";
    Files.writeString(slow, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwx------"));
    try {
      System.setProperty(SandboxPrograms.BWRAP_PROPERTY, slow.toString());
      try (ProcessPool slowly = ProcessPool.create(confined(sandbox()))) {
        assertThat(PoolTasks.causeOf(slowly.submit(() -> Runtime.getRuntime().halt(7))))
            .isInstanceOfSatisfying(
                WorkerDiedException.class, died -> assertThat(died.exitCode()).isEqualTo(7));
      }
    } finally {
      System.clearProperty(SandboxPrograms.BWRAP_PROPERTY);
    }
  }

  @Test
  @DisplayName("21: handles of shared objects do not reach into a sandbox, and say so")
  void noHandles() {
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong hits = space.longValue("hits");
      assertThat(PoolTasks.causeOf(pool.submit(() -> hits.increment())))
          .isInstanceOf(TaskRefusedException.class);
      assertThat(hits.get()).isZero();
    }
  }

  @Test
  @DisplayName("7: the end of the thread that started a confined worker means nothing to it")
  void startersMayEnd() throws Exception {
    FutureTask<WorkerProcess> start =
        new FutureTask<>(
            () ->
                WorkerProcess.start(PoolTasks.QUIET.withSandbox(sandbox()), () -> Signals.idle()));
    Thread starter = new Thread(start);
    starter.start();
    starter.join();
    try (WorkerProcess worker = start.get()) {
      Thread.sleep(500); // its death would take less
      assertThat(worker.isAlive()).isTrue();
    }
  }

  @Test
  @DisplayName("7: after the parent's SIGKILL nothing is left, even if the worker was stopped")
  void parentKilled() throws Exception {
    Path answers = Files.createDirectory(directory.resolve("confined"));
    endsWithItsParent(ParentProgram.start("confined", answers), answers);
    assertThat(Signals.receive(answers.resolve("module"))).startsWith("unnamed module");
  }

  @Test
  @DisplayName("22: modules reach a confined worker")
  void modules() throws Exception {
    Path answers = Files.createDirectory(directory.resolve("modules"));
    endsWithItsParent(ParentProgram.startAsModule("confined", answers), answers);
    assertThat(Signals.receive(answers.resolve("module"))).startsWith("module dev.dure.process");
  }

  private static void endsWithItsParent(Process parent, Path answers) {
    try {
      String mark = Signals.receive(answers.resolve("mark"));
      Signals.await("it runs", () -> isRunning(mark));
      Signals.await("the worker is there", () -> isConfined(answers));
      parent.destroyForcibly();
      Signals.await("the daemon has ended", () -> !isRunning(mark));
      Signals.await("the worker has ended", () -> !isConfined(answers));
    } finally {
      parent.destroyForcibly();
    }
  }

  /** Whether a confined worker has this directory. */
  private static boolean isConfined(Path given) {
    return anyCommand(line -> line.contains("--bind\0" + given + "\0"));
  }

  @Test
  @DisplayName("21: what looks whether it is confined ends if it is not, before it reads anything")
  void notConfined() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName(),
                SandboxCommand.expectation(Sandbox.strict()))
            .redirectErrorStream(true)
            .start();
    // Its stdin stays open and empty.
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("This worker is not confined as it was to be: it is in its parent's");
    assertThat(process.waitFor()).isEqualTo(WorkerProtocol.EXIT_NOT_CONFINED);
  }

  @Test
  @DisplayName("6: deadline and cancel end what is confined")
  void cancelled() throws Exception {
    Task<?> endless = pool.submit(() -> Signals.idle());
    assertThat(endless.cancel(true)).isTrue();
    assertThat(pool.submit(() -> 6 * 7).get()).isEqualTo(42);
  }

  @Test
  void aConfinedWorkerRunsItsTaskAndEnds() throws Exception {
    String file = directory.resolve("given/task").toString();
    WorkerOptions options = PoolTasks.QUIET.withSandbox(sandbox());
    try (WorkerProcess worker =
        WorkerProcess.start(options, () -> Files.writeString(Path.of(file), "done"))) {
      assertThat(worker.join()).isZero();
    }
    assertThat(Path.of(file)).content().isEqualTo("done");
  }

  static int roundTrips(ProcessPool of, int count) throws ExecutionException, InterruptedException {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int given = i;
      sum += of.submit(() -> given & 1).get();
    }
    return sum;
  }

  @Test
  @DisplayName("21: the way to a confined worker is the same")
  void manyRoundTrips() throws Exception {
    assertThat(roundTrips(pool, 2_000)).isEqualTo(1_000);
    assertThat(pool.map(List.of(1, 2, 3), x -> x + 1).toList()).containsExactly(2, 3, 4);
  }
}
