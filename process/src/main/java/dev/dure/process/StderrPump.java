package dev.dure.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker's stderr goes, and the memory of its end. Inherited and discarded output comes
 * through a pipe, so that its end is known here; output to a file goes there directly, and its end
 * is read from the file.
 */
final class StderrPump {

  private static final int BUFFER_BYTES = 8 << 10;

  private final Redirect forProcess;
  private final boolean relayed;

  /** Where the process writes by itself; null if it writes to a pipe. */
  private final @Nullable File file;

  private final StderrTail tail = new StderrTail();
  private final CountDownLatch drained = new CountDownLatch(1);

  /** What each relayed line begins with; null if bytes are relayed as they come. */
  private final @Nullable Supplier<String> linePrefix;

  StderrPump(Redirect destination, @Nullable Supplier<String> linePrefix) {
    this.linePrefix = linePrefix;
    // DISCARD is a file too, the null device.
    boolean discarded = destination.equals(Redirect.DISCARD);
    file = discarded ? null : destination.file();
    forProcess = file == null ? Redirect.PIPE : destination;
    relayed = file == null && !discarded;
  }

  /** What the process is to be started with. */
  Redirect forProcess() {
    return forProcess;
  }

  /** Moves bytes until the worker, and whoever inherited its stderr, has closed it. */
  void drain(Process process) {
    try {
      if (file == null) {
        pump(process.getErrorStream());
      }
    } finally {
      drained.countDown();
    }
  }

  // The descriptor of stderr is the JVM's and stays open.
  @SuppressWarnings("resource")
  private void pump(InputStream from) {
    // Not System.err: inheriting means the descriptor, whatever the program has put before it.
    @Nullable OutputStream to = relayed ? StatusLines.STDERR.output() : null;
    if (to != null && linePrefix != null) {
      to = new PrefixedLines(to, linePrefix);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    while (true) {
      int count;
      try {
        count = from.read(buffer);
      } catch (IOException e) {
        return;
      }
      if (count < 0) {
        flush(to);
        return;
      }
      tail.add(buffer, count);
      try {
        if (to != null) {
          to.write(buffer, 0, count);
        }
      } catch (IOException e) {
        // Nobody reads this process's stderr; the worker must not block for that.
        to = null;
      }
    }
  }

  private static void flush(@Nullable OutputStream to) {
    try {
      if (to != null) {
        to.flush();
      }
    } catch (IOException e) {
      // Nobody reads this process's stderr.
    }
  }

  /**
   * The end of what has been written; after the process's death all of it, if it comes within a
   * second.
   */
  String tail() {
    if (file != null) {
      return tailOf(file.toPath());
    }
    Uninterruptibly.await(
        TimeUnit.SECONDS.toNanos(1), nanos -> drained.await(nanos, TimeUnit.NANOSECONDS));
    return tail.text();
  }

  private static String tailOf(Path file) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(Math.max(0, in.length() - BUFFER_BYTES));
      byte[] bytes = new byte[BUFFER_BYTES];
      int count = Math.max(0, in.read(bytes));
      StderrTail end = new StderrTail();
      end.add(bytes, count);
      return end.text();
    } catch (IOException e) {
      return "";
    }
  }
}
