package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a pool when its parent ends: a parent in a JVM of its own. */
@Timeout(300)
class PoolParentTest {

  @TempDir Path directory;
  private Process parent;
  private long worker;
  private long child;

  @BeforeEach
  void start() throws Exception {
    parent = ParentProgram.start("pool", directory);
    worker = Long.parseLong(Signals.receive(directory.resolve("worker")));
    child = Long.parseLong(Signals.receive(directory.resolve("child")));
  }

  @AfterEach
  void end() {
    parent.destroyForcibly();
  }

  @Test
  @DisplayName("7: after the parent's SIGKILL its workers are gone, and what they have started")
  void killed() {
    parent.destroyForcibly();
    Signals.awaitGone(worker);
    Signals.awaitGone(child);
  }

  @Test
  @DisplayName("7: nor if the worker dies first, and its parent before it sees that")
  void killedWithItsWorker() throws Exception {
    // Stopped it sees nothing, however fast it is.
    signal("STOP", parent.pid());
    signal("KILL", worker);
    parent.destroyForcibly();
    Signals.awaitGone(child);
  }

  @Test
  @DisplayName("7: nor if the worker was stopped, and could not end by itself")
  void killedWhileItsWorkerIsStopped() throws Exception {
    signal("STOP", worker);
    parent.destroyForcibly();
    Signals.awaitGone(worker);
    Signals.awaitGone(child);
  }

  private static void signal(String name, long pid) throws Exception {
    int sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    assertThat(sent).isZero();
  }

  @Test
  @DisplayName("12: Ctrl-C ends the parent in bounded time, and leaves nothing")
  void interrupted() throws Exception {
    // A shell starts what is to run in the background without it, and so the parent.
    assumeFalse(ignoresInterrupt(), "SIGINT is ignored here, as in a background job of a shell");
    int sent = new ProcessBuilder("kill", "-INT", Long.toString(parent.pid())).start().waitFor();
    assertThat(sent).isZero();
    assertThat(parent.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(parent.exitValue()).isEqualTo(130);
    Signals.awaitGone(worker);
    Signals.awaitGone(child);
  }

  /** Whether this JVM was started with SIGINT ignored (proc(5), SigIgn), which children inherit. */
  private static boolean ignoresInterrupt() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0;
      }
    }
    return false;
  }
}
