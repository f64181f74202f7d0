package dev.dure.stress.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * The program of a JVM from which workers are forked: it has loaded and initialised all that a
 * worker needs, and compiled it perhaps, so that one more costs some milliseconds.
 *
 * <h2>What a forked JVM can do, and what not</h2>
 *
 * A child of fork(2) has one thread, the one that called it. All other threads of the JVM are gone:
 * the VM thread, the compilers, the signal dispatcher, the cleaner. Java code goes on, new threads
 * can be started, and they may park, wait, be interrupted and show their stacks, since two threads
 * settle that between them. What waits for ever is what the VM thread has to do: a collection of
 * garbage, the end of the JVM in good order ({@link System#exit}, {@code halt}), the closing of a
 * shared arena, and so of a space. Therefore:
 *
 * <ul>
 *   <li>the zygote has the collector that never collects, and a heap that is large enough;
 *   <li>a forked worker ends by a signal, or by _exit(2), and never closes its space: to the others
 *       every end of it is a death;
 *   <li>what asks for compilation is not served any more: code stays as it is.
 * </ul>
 *
 * <p>A lock of the JVM or of the C library that another thread has at the moment of the fork would
 * stay locked in the child. So the zygote forks when it is at rest: the threads of its training
 * have ended, and all others sleep, the compiler's too. That cannot be seen at one moment, and what
 * is done to see it may wake the compiler. So each child waits until its parent has seen that no
 * other thread has run from before the fork until after it; if one has, the child is killed before
 * it has done anything, and forked anew.
 *
 * <p>A child has no descriptor of a segment: the zygote closed what it opened in training. The
 * child opens the segment itself, and so has an open file description of its own, to which the lock
 * on its slot's byte belongs, as in every other process.
 */
public final class Zygote {

  /** How many times what each child does first is done before. */
  private static final int OPENINGS = 200;

  private static final int MAX_TRIES = 1000;
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
  private final long me = Proc.self();
  private final long mainThread = Proc.thread();

  /** The last child that may begin; their numbers grow. */
  private final MemorySegment admitted = sharedWord();

  private Zygote() throws IOException {}

  /**
   * Takes orders from standard input, a line each, and answers them on standard output; ends when
   * there are no more. {@link Nursery} gives them.
   *
   * @param args none
   */
  public static void main(String[] args) throws Exception {
    Worker.train();
    Worker.trainOpening(OPENINGS);
    Posix.rehearse();
    new Zygote().serve();
  }

  private void serve() throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    answer("ready");
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      if (order.isEmpty()) {
        tellDeaths();
      } else {
        fork(order.split("\t", -1));
      }
    }
    Posix.exit(0);
  }

  private void answer(String text) {
    out.print(text);
    out.print('\n');
    out.flush();
  }

  /** Lines of an id and an exit code, for all that have ended; and an empty one. */
  private void tellDeaths() {
    StringBuilder text = new StringBuilder();
    for (int[] ended = Posix.ended(); ended != null; ended = Posix.ended()) {
      text.append(ended[0]).append(' ').append(ended[1]).append('\n');
    }
    answer(text.toString());
  }

  /** The order: a log file, the faults, and the arguments of a worker. */
  private void fork(String[] order) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      String rest = awaitRest();
      long ticket = (long) LONG.getVolatile(admitted, 0L) + 1;
      int pid = Posix.fork();
      if (pid == 0) {
        live(order, ticket);
        return;
      }
      if (rest.equals(Proc.rest(mainThread))) {
        LONG.setVolatile(admitted, 0L, ticket);
        answer(Integer.toString(pid));
        return;
      }
      Posix.killChild(pid);
    }
    throw new IllegalStateException("This JVM does not come to rest.");
  }

  private String awaitRest() {
    while (true) {
      String rest = Proc.rest(mainThread);
      if (rest != null) {
        return rest;
      }
      LockSupport.parkNanos(100_000);
    }
  }

  private void live(String[] order, long ticket) {
    Posix.dieWithParent();
    if (Proc.parent() != me) {
      Posix.exit(0);
    }
    while ((long) LONG.getVolatile(admitted, 0L) < ticket) {
      LockSupport.parkNanos(50_000);
    }
    Posix.redirect(order[0]);
    System.setProperty("dure.faults", order[1]);
    Worker.liveForked(WorkerOptions.parse(Arrays.copyOfRange(order, 2, order.length)));
  }

  /** A word that parent and children share; no file stays. */
  private static MemorySegment sharedWord() throws IOException {
    Path file = Files.createTempFile("dure-zygote", null);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES, Arena.global());
    } finally {
      Files.delete(file);
    }
  }
}
