package dev.dure.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where a worker's stdout goes. One that is not confined has the parent's own; one that is gets a
 * pipe, whose bytes are passed on: a descriptor would let it read a terminal, or cut the file that
 * is behind it.
 */
final class StdoutRelay {

  private static final int BUFFER_BYTES = 8 << 10;

  private final Redirect forProcess;
  private final boolean relayed;
  private final CountDownLatch drained = new CountDownLatch(1);

  StdoutRelay(WorkerOptions options) {
    relayed = options.sandbox().isPresent() && options.stdout().equals(Redirect.INHERIT);
    forProcess = relayed ? Redirect.PIPE : options.stdout();
  }

  /** What the process is to be started with. */
  Redirect forProcess() {
    return forProcess;
  }

  /** Moves bytes, if there is anything to be moved, in a thread of its own. */
  void start(String worker, Process process) {
    if (relayed) {
      var _ = Threads.startDaemon("dure-stdout-" + worker, () -> pump(process.getInputStream()));
    }
  }

  // The descriptor of stdout is the JVM's and stays open.
  @SuppressWarnings("resource")
  private void pump(InputStream from) {
    OutputStream to = new FileOutputStream(FileDescriptor.out);
    boolean wanted = true;
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        wanted = wanted && write(to, buffer, count);
      }
    } catch (IOException e) {
      // That was its end.
    } finally {
      drained.countDown();
    }
  }

  /** Whether anybody reads this process's stdout; the worker must not block for that. */
  private static boolean write(OutputStream to, byte[] buffer, int count) {
    try {
      to.write(buffer, 0, count);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** After the process's death: waits for a second at most until all is passed on. */
  void await() {
    if (relayed) {
      Uninterruptibly.await(
          TimeUnit.SECONDS.toNanos(1), nanos -> drained.await(nanos, TimeUnit.NANOSECONDS));
    }
  }
}
