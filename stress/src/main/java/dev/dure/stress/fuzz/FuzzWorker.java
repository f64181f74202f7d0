package dev.dure.stress.fuzz;

import dev.dure.memory.MemorySpace;
import dev.dure.stress.Segments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The program of the processes that use a segment while it is overwritten. It is told on standard
 * input what to do, in lines: {@code begin NAME}, {@code end}; and says there that it has: {@code
 * ready}, {@code done} with the counts of outcomes, or {@code failed} with a stack, and ends.
 */
public final class FuzzWorker {

  /** Exit code: a step ended as none may, or did not end. */
  static final int FAILED = 70;

  private static final int THREADS = 3;
  private static final Operation CLOSE = new Operation("close", Operation.Back.NOTHING, () -> {});

  private final Outcomes outcomes = new Outcomes();
  private final List<Steps> steps = new ArrayList<>();
  private final long stallNanos;
  private @Nullable MemorySpace space;
  private @Nullable Things things;
  private volatile boolean ending;

  private FuzzWorker(long stallNanos) {
    this.stallNanos = stallNanos;
  }

  /**
   * Runs a worker until standard input ends.
   *
   * @param args after how many seconds a step that has not ended is a hang
   * @throws IOException if standard input cannot be read
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    FuzzWorker worker = new FuzzWorker(TimeUnit.SECONDS.toNanos(Long.parseLong(args[0])));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      if (line.startsWith("begin ")) {
        worker.begin(line.substring("begin ".length()));
        say("ready");
      } else {
        worker.end();
        say("done" + worker.outcomes.take());
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void begin(String name) {
    ending = false;
    Operation open =
        new Operation(
            "open",
            Operation.Back.NOTHING,
            () -> {
              MemorySpace opened =
                  Segments.openOrCreate(name, FuzzRound.BYTES, FuzzRound.MAX_BYTES);
              space = opened;
              things = new Things(opened);
            });
    Steps opening = new Steps();
    opening.run(open);
    Things found = things;
    if (found == null) {
      return; // the segment was damaged before; that was said
    }
    for (int i = 0; i < THREADS; i++) {
      Steps each = new Steps();
      steps.add(each);
      each.start(found);
    }
    Thread watch = new Thread(this::watch, "watch");
    watch.setDaemon(true);
    watch.start();
  }

  private void end() throws InterruptedException {
    ending = true;
    for (Steps each : steps) {
      each.join();
    }
    MemorySpace opened = space;
    if (opened != null) {
      Steps closing = new Steps();
      steps.add(closing);
      closing.begin(CLOSE);
      opened.close();
      closing.finish();
    }
    steps.clear();
    space = null;
    things = null;
  }

  /** Looks whether each step ends. */
  private void watch() {
    while (!ending || !steps.isEmpty()) {
      for (Steps each : List.copyOf(steps)) {
        each.requireProgress();
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** What one thread does. */
  private final class Steps {

    private volatile @Nullable Operation current;
    private volatile long since;
    private @Nullable Thread thread;

    void start(Things found) {
      Thread body =
          new Thread(
              () -> {
                while (!ending) {
                  run(found.any());
                }
              });
      body.setDaemon(true);
      thread = body;
      body.start();
    }

    void join() throws InterruptedException {
      Thread body = thread;
      if (body != null) {
        body.join();
      }
    }

    void run(Operation operation) {
      begin(operation);
      try {
        operation.body().run();
        outcomes.fine();
      } catch (Throwable e) {
        if (!outcomes.isAllowed(operation, e)) {
          fail(operation.name() + " threw " + e, e.getStackTrace());
        }
      }
      finish();
    }

    void begin(Operation operation) {
      since = System.nanoTime();
      current = operation;
    }

    void finish() {
      current = null;
    }

    void requireProgress() {
      long began = since;
      Operation operation = current;
      if (operation != null && System.nanoTime() - began > stallNanos && since == began) {
        Thread body = thread;
        StackTraceElement[] stack = body == null ? new StackTraceElement[0] : body.getStackTrace();
        fail(operation.name() + " does not end", stack);
      }
    }
  }

  /** Leaves everything as it is. */
  private static void fail(String what, StackTraceElement[] stack) {
    StringBuilder line = new StringBuilder("failed ").append(what.replace('\n', ' '));
    for (StackTraceElement element : stack) {
      line.append(" | ").append(element);
    }
    say(line.toString());
    Runtime.getRuntime().halt(FAILED);
  }
}
