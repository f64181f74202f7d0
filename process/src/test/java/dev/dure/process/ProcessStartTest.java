package dev.dure.process;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.dure.contract.Threads;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessStartTest {

  @TempDir private Path directory = Path.of("");

  @Test
  @DisplayName("while one process is being started no other is")
  void oneAtATime() throws Exception {
    File pipe = directory.resolve("pipe").toFile();
    assertThat(new ProcessBuilder("mkfifo", pipe.getPath()).start().waitFor()).isZero();
    // To open a pipe for reading takes until somebody opens it for writing.
    FutureTask<Process> first = start(new ProcessBuilder("true").redirectInput(pipe));
    Threads.until("the first opens the pipe", () -> isWithinStart(first));
    FutureTask<Process> second = start(new ProcessBuilder("true"));
    Threads.until(
        "the second waits, or is done",
        () -> threadOf(second).getState() == Thread.State.WAITING || second.isDone());
    assertThat(second.isDone()).isFalse();
    try (OutputStream _ = new FileOutputStream(pipe)) {
      assertThat(first.get().waitFor()).isZero();
    }
    assertThat(second.get().waitFor()).isZero();
  }

  private static FutureTask<Process> start(ProcessBuilder builder) {
    FutureTask<Process> task = new FutureTask<>(() -> ProcessStart.of(builder));
    new Thread(task, name(task)).start();
    return task;
  }

  private static String name(FutureTask<Process> task) {
    return "start-" + System.identityHashCode(task);
  }

  private static Thread threadOf(FutureTask<Process> task) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name(task)))
        .findAny()
        .orElseGet(Thread::currentThread); // it has ended
  }

  private static boolean isWithinStart(FutureTask<Process> task) {
    for (StackTraceElement frame : threadOf(task).getStackTrace()) {
      if (frame.getClassName().equals("java.io.FileInputStream")) {
        return true;
      }
    }
    return false;
  }

  @Test
  @DisplayName("nothing starts a process in another way")
  void theOnlyOne() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ProcessStart")
        .should()
        .callMethod(ProcessBuilder.class, "start")
        .check(
            new ClassFileImporter()
                .importUrl(ProcessStart.class.getProtectionDomain().getCodeSource().getLocation()));
  }
}
