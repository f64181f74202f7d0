package dev.dure.stress.torture;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A {@link Zygote}, and the workers that were forked from it.
 *
 * <p>The zygote is the parent and waits for the children, but only when it is told to: so an id
 * stays a child's own until {@link #look} has said that it is dead, and no signal goes to another
 * process.
 */
final class Nursery implements AutoCloseable {

  private final Origin origin;
  private final Process zygote;
  private final Path log;
  private final BufferedWriter orders;
  private final BufferedReader answers;
  private final Map<Long, Child> children = new HashMap<>();

  /**
   * Takes over a zygote that was started a moment ago, and waits until it is ready.
   *
   * @param log where its standard error goes
   */
  Nursery(Origin origin, Process zygote, Path log) throws IOException {
    this.origin = origin;
    this.zygote = zygote;
    this.log = log;
    this.orders = zygote.outputWriter(StandardCharsets.UTF_8);
    this.answers = zygote.inputReader(StandardCharsets.UTF_8);
    var _ = answer();
  }

  private void order(String text) throws IOException {
    orders.write(text);
    orders.write('\n');
    orders.flush();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new Violation("unexpected", "the zygote is gone:\n" + Files.readString(log));
    }
    return line;
  }

  /** Forks a worker. */
  Life fork(WorkerOptions options, Plan plan, Path childLog) throws IOException {
    String arguments = String.join("\t", options.toArguments());
    order(childLog + "\t" + plan.faults() + "\t" + arguments);
    Child child = new Child(Long.parseLong(answer()));
    children.put(child.pid(), child);
    return child;
  }

  /** Learns who has ended. */
  void look() throws IOException {
    if (children.isEmpty()) {
      return;
    }
    order("");
    for (String line = answer(); !line.isEmpty(); line = answer()) {
      String[] death = line.split(" ", -1);
      Child child = children.remove(Long.parseLong(death[0]));
      if (child == null) {
        throw new Violation("unexpected", "the zygote speaks of a stranger: " + line);
      }
      child.exitCode = Integer.parseInt(death[1]);
      child.isAlive = false;
    }
  }

  /** Ends the zygote; and with it those of its children that are left, if any. */
  @Override
  public void close() throws IOException {
    orders.close();
    try {
      var _ = zygote.waitFor();
    } catch (InterruptedException e) {
      zygote.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    answers.close();
    Files.deleteIfExists(log);
  }

  private final class Child implements Life {

    private final long pid;
    private int exitCode;
    private boolean isAlive = true;

    Child(long pid) {
      this.pid = pid;
    }

    @Override
    public long pid() {
      return pid;
    }

    @Override
    public Origin origin() {
      return origin;
    }

    @Override
    public boolean isAlive() {
      return isAlive;
    }

    @Override
    public int exitCode() {
      return exitCode;
    }

    @Override
    public void signal(int signal) {
      if (isAlive) {
        Posix.kill(pid, signal);
      }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
      try {
        for (look(); isAlive; look()) {
          LockSupport.parkNanos(200_000);
        }
      } catch (IOException e) {
        throw new Violation("unexpected", "the zygote does not answer: " + e);
      }
    }
  }
}
