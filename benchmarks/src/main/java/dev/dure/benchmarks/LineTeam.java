package dev.dure.benchmarks;

import dev.dure.SharedDoubleArray;
import dev.dure.SharedLong;
import dev.dure.Space;
import dev.dure.process.WorkerOptions;
import dev.dure.process.WorkerProcess;
import dev.dure.process.WorkerTask;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Worker processes that hand numbers to each other for a time.
 *
 * <p>Each number says what it should be, so that one that is lost, doubled or overtaken is found.
 */
final class LineTeam {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The number after which there is none. */
  private static final long END = Long.MAX_VALUE;

  private static final int BATCH = 64;

  private final Space space;
  private final WorkerOptions options;
  private final Plan plan;

  LineTeam(Space space, WorkerOptions options, Plan plan) {
    this.space = space;
    this.options = options;
    this.plan = plan;
  }

  /** Nanoseconds from a number's way out to its return, one mean a slice. */
  List<Double> roundTrip(Line there, Line back) throws InterruptedException {
    Plan thePlan = plan;
    SharedDoubleArray nanos = space.newDoubleArray(plan.slices());
    run(List.of(() -> echo(there, back), () -> ask(there, back, thePlan, nanos)));
    return values(nanos);
  }

  /** Nanoseconds for each number that comes out, of all receivers together, one value a slice. */
  List<Double> throughput(Line line, int senders, int receivers) throws InterruptedException {
    Plan thePlan = plan;
    SharedLong ended = space.newLong(0);
    Board board = Board.create(space, receivers, plan.slices());
    List<WorkerTask> tasks = new ArrayList<>();
    for (int i = 0; i < receivers; i++) {
      int receiver = i;
      tasks.add(() -> drain(line, senders, receiver, board, thePlan, ended));
    }
    for (int i = 0; i < senders; i++) {
      int sender = i;
      tasks.add(() -> pour(line, senders, sender, receivers, ended));
    }
    run(tasks);
    return board.nanosPerStep();
  }

  private void run(List<WorkerTask> tasks) throws InterruptedException {
    List<WorkerProcess> workers = new ArrayList<>();
    try {
      for (WorkerTask task : tasks) {
        workers.add(WorkerProcess.start(options, task));
      }
      for (WorkerProcess worker : workers) {
        if (!worker.join(PATIENCE) || worker.exitCode().orElseThrow() != 0) {
          throw new IllegalStateException(worker + " did not do its work within " + PATIENCE + ".");
        }
      }
    } finally {
      workers.forEach(WorkerProcess::close);
    }
  }

  private static List<Double> values(SharedDoubleArray array) {
    List<Double> values = new ArrayList<>();
    for (double value : array.toArray()) {
      values.add(value);
    }
    return values;
  }

  // ---- one number at a time ----

  private static void echo(Line there, Line back) throws IOException, InterruptedException {
    try (Line.Receiver in = there.receiver();
        Line.Sender out = back.sender()) {
      for (long number = next(in); number != END; number = next(in)) {
        send(out, number);
      }
    }
  }

  private static void ask(Line there, Line back, Plan plan, SharedDoubleArray nanos)
      throws IOException, InterruptedException {
    try (Line.Sender out = there.sender();
        Line.Receiver in = back.receiver()) {
      double _ = askFor(plan.warmupNanos(), out, in);
      for (int i = 0; i < plan.slices(); i++) {
        nanos.set(i, askFor(plan.sliceNanos(), out, in));
      }
      send(out, END);
    }
  }

  /** Nanoseconds a round trip. */
  private static double askFor(long nanos, Line.Sender out, Line.Receiver in)
      throws IOException, InterruptedException {
    long trips = 0;
    long start = System.nanoTime();
    long now;
    do {
      for (int i = 0; i < BATCH; i++) {
        send(out, trips);
        long back = next(in);
        if (back != trips) {
          throw new IllegalStateException(trips + " was sent and " + back + " came back.");
        }
        trips++;
      }
      now = System.nanoTime();
    } while (now - start < nanos);
    return (double) (now - start) / trips;
  }

  private static void send(Line.Sender out, long number) throws IOException, InterruptedException {
    while (!out.send(number)) {
      Thread.onSpinWait();
    }
  }

  private static long next(Line.Receiver in) throws IOException, InterruptedException {
    long number = in.receive();
    while (number == Line.NOTHING) {
      Thread.onSpinWait();
      number = in.receive();
    }
    return number;
  }

  // ---- as many as there is room for ----

  /** Sends its own numbers, which rise by the number of senders, until all have been drained. */
  private static void pour(Line line, int senders, int sender, int receivers, SharedLong ended)
      throws IOException, InterruptedException {
    try (Line.Sender out = line.sender()) {
      for (long number = sender; ended.get() < receivers; number += senders) {
        while (!out.send(number) && ended.get() < receivers) {
          Thread.onSpinWait();
        }
      }
    } catch (IOException e) {
      if (ended.get() < receivers) { // else the receiver has closed its end
        throw e;
      }
    }
  }

  private static void drain(
      Line line, int senders, int receiver, Board board, Plan plan, SharedLong ended)
      throws IOException, InterruptedException {
    try (Line.Receiver in = line.receiver()) {
      Drain drain = new Drain(in, senders);
      board.meet(0);
      double _ = drain.rate(plan.warmupNanos());
      for (int i = 0; i < plan.slices(); i++) {
        board.rates().set(receiver * plan.slices() + i, drain.rate(plan.sliceNanos()));
      }
      ended.increment();
    }
  }

  /** A receiver that looks at what it receives. */
  private static final class Drain {

    private final Line.Receiver in;
    private final int senders;
    private final long[] last;

    Drain(Line.Receiver in, int senders) {
      this.in = in;
      this.senders = senders;
      this.last = new long[senders];
      Arrays.fill(last, -1);
    }

    /** Numbers per nanosecond. */
    double rate(long nanos) throws IOException, InterruptedException {
      long count = 0;
      long start = System.nanoTime();
      long now;
      do {
        count += batch();
        now = System.nanoTime();
      } while (now - start < nanos || count == 0);
      return (double) count / (now - start);
    }

    private int batch() throws IOException, InterruptedException {
      int count = 0;
      for (int i = 0; i < BATCH; i++) {
        long number = in.receive();
        if (number == Line.NOTHING) {
          Thread.onSpinWait();
        } else {
          count++;
          int sender = (int) (number % senders);
          if (number <= last[sender]) {
            throw new IllegalStateException(number + " came after " + last[sender] + ".");
          }
          last[sender] = number;
        }
      }
      return count;
    }
  }
}
