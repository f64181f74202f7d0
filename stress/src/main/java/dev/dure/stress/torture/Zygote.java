package dev.dure.stress.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
 * have ended, and all others sleep, the compiler's too.
 *
 * <p>A child has no descriptor of a segment: the zygote closed what it opened in training. The
 * child opens the segment itself, and so has an open file description of its own, to which the lock
 * on its slot's byte belongs, as in every other process.
 */
public final class Zygote {

  /** How many times what each child does first is done before. */
  private static final int OPENINGS = 200;

  private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
  private final long me = Proc.self();
  private final long mainThread = Proc.thread();

  private Zygote() {}

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
    while (!Proc.isAtRest(mainThread)) {
      LockSupport.parkNanos(100_000);
    }
    int pid = Posix.fork();
    if (pid != 0) {
      answer(Integer.toString(pid));
      return;
    }
    Posix.dieWithParent();
    if (Proc.parent() != me) {
      Posix.exit(0);
    }
    Posix.redirect(order[0]);
    System.setProperty("dure.faults", order[1]);
    Worker.liveForked(WorkerOptions.parse(Arrays.copyOfRange(order, 2, order.length)));
  }
}
