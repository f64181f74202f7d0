package dev.dure.stress.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What every thread is at, of this JVM and of its workers. */
final class Stacks {

  private Stacks() {}

  static String all(List<Long> workers) {
    StringBuilder text = new StringBuilder("--- this JVM\n");
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      text.append(each.getKey()).append('\n');
      for (StackTraceElement element : each.getValue()) {
        text.append("    at ").append(element).append('\n');
      }
    }
    text.append("--- workers").append(Remains.describe(workers)).append('\n');
    for (long worker : workers) {
      text.append("--- worker ").append(worker).append('\n').append(jstack(worker));
    }
    return text.toString();
  }

  private static String jstack(long pid) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jstack").toString(),
                  Long.toString(pid))
              .redirectErrorStream(true)
              .start();
      Thread.ofVirtual().start(() -> killLate(process));
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "jstack failed: " + e.getMessage() + "\n";
    }
  }

  private static void killLate(Process process) {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        var _ = process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      var _ = process.destroyForcibly();
    }
  }
}
