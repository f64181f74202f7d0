package dev.dure.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Signals between a test and its workers, as files; and waiting for things that nobody announces.
 */
final class Signals {

  /**
   * Far more than anything here takes, on any machine: reaching it means that it will not happen.
   */
  static final Duration LONG = Duration.ofSeconds(60);

  private static final long POLL_NANOS = 5_000_000;

  private Signals() {}

  /** Makes a file with this content, whole from the moment when it is there. */
  static void send(Path file, Object content) {
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      Files.writeString(draft, content.toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void send(String file, Object content) {
    send(Path.of(file), content);
  }

  /** Waits for the file, and returns its content. */
  static String receive(Path file) {
    await("the file " + file, () -> Files.exists(file));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String receive(String file) {
    return receive(Path.of(file));
  }

  /** Waits until something is so. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not in " + LONG + ": " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /**
   * Waits until the process has ended, even if whoever should reap it (in a container) does not.
   */
  static void awaitGone(long pid) {
    await(
        "process " + pid + " is gone",
        () -> ProcessHandle.of(pid).map(it -> !it.isAlive()).orElse(true) || isZombie(pid));
  }

  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.startsWith(") Z ", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return false;
    }
  }

  /** For a worker that does nothing until it is ended. */
  static void idle() {
    while (true) {
      LockSupport.park();
    }
  }
}
