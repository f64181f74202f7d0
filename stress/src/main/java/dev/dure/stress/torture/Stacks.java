package dev.dure.stress.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the workers do at this moment: their stacks, and where in the kernel each of their threads
 * is. The second is there even if a forked JVM itself hangs: then no thread of it stands at a word
 * of the segment, and its log stays empty.
 */
final class Stacks {

  private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private Stacks() {}

  /** The stacks of all workers that can say them. */
  static String of(@Nullable Glance glance, List<Victim> victims) {
    if (glance != null) {
      glance.setControl(World.SHOW, 1);
      LockSupport.parkNanos(ANSWER_NANOS);
    }
    StringBuilder text = new StringBuilder();
    for (Victim victim : victims) {
      Life life = victim.life();
      if (!victim.isStopped() && life.isAlive()) {
        text.append("--- worker ").append(victim.number()).append(" (").append(life.origin());
        text.append(", ").append(victim.plan());
        text.append(")\n").append(Proc.tasks(life.pid()));
        text.append(
            life.origin() == Origin.JVM
                ? run("jstack", Long.toString(life.pid()))
                : log(victim.log()));
      }
    }
    return text.toString();
  }

  private static String log(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return file + " cannot be read: " + e.getMessage() + "\n";
    }
  }

  private static String run(String tool, String argument) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", tool).toString(), argument)
              .redirectErrorStream(true)
              .start();
      Thread.ofVirtual().start(() -> killLate(process));
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return tool + " failed: " + e.getMessage() + "\n";
    }
  }

  private static void killLate(Process process) {
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
