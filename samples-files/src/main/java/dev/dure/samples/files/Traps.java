package dev.dure.samples.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the hostile files are after, and whether they came to it: a secret in a file beside the
 * folder, a listener on this machine, a place to write to, a process that stays.
 */
final class Traps implements AutoCloseable {

  private final Path secretFile;
  private final Path writtenFile;
  private final String secret;
  private final String daemonMark;
  private final ServerSocket listener;
  private final AtomicInteger connections = new AtomicInteger();

  /** Sets them in a directory that has the folder in it. */
  Traps(Path directory, Path folder) throws IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    secret = "secret-" + Long.toHexString(random.nextLong());
    secretFile = Files.writeString(directory.resolve("secret.txt"), secret);
    writtenFile = folder.resolve("written-by-a-parser");
    daemonMark = "600." + random.nextLong(100_000_000, 1_000_000_000);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("trap").start(this::count);
  }

  private void count() {
    try {
      while (true) {
        try (Socket _ = listener.accept()) {
          connections.incrementAndGet();
        }
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  Path secretFile() {
    return secretFile;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  Path writtenFile() {
    return writtenFile;
  }

  /** How many seconds the daemon sleeps, which is on its command line and nobody else's. */
  String daemonMark() {
    return daemonMark;
  }

  /** What has been got, as of now. */
  Booty booty(List<FileOutcome> outcomes) {
    return new Booty(
        (int) outcomes.stream().filter(outcome -> outcome.why().contains(secret)).count(),
        connections.get(),
        Files.exists(writtenFile) ? 1 : 0,
        daemons().size());
  }

  /** Ends the daemons of those that had no sandbox to do that; in vain for those that had. */
  void endDaemons() {
    daemons().forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits a moment first: the kernel ends what is in a sandbox when its first process is gone. */
  private List<ProcessHandle> daemons() {
    List<ProcessHandle> found = findDaemons();
    for (int i = 0; i < 100 && !found.isEmpty(); i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return found;
      }
      found = findDaemons();
    }
    return found;
  }

  private List<ProcessHandle> findDaemons() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith(" " + daemonMark))
        .toList();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /**
   * What parsers came to.
   *
   * @param secrets how many answers had the secret in them
   * @param connections how many came to the listener
   * @param files how many were written into the folder
   * @param processes how many are left
   */
  record Booty(int secrets, int connections, int files, int processes) {
    static final Booty NONE = new Booty(0, 0, 0, 0);
  }
}
