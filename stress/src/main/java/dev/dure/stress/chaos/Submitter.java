package dev.dure.stress.chaos;

import dev.dure.SharedLong;
import dev.dure.TaskOptions;
import dev.dure.process.ProcessPool;
import dev.dure.process.WorkerStartException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A thread that uses a pool in every way there is, and has everything judged. */
final class Submitter {

  /** The pool takes no more tasks, for a reason that was found good. */
  static final class PoolIsBroken extends Exception {
    private static final long serialVersionUID = 1L;
  }

  static final int UNORDERED = 7;
  static final int CANCEL = 10;
  static final int DEADLINE = 12;
  static final int ADD = 15;
  private static final int OPERATIONS = 17;

  private final ProcessPool pool;
  private final Judge judge;
  private final SplittableRandom random;
  private final SharedLong sum;
  private final Mutation mutation;

  /** What was submitted and not awaited. */
  private final List<Ticket> open = new ArrayList<>();

  private volatile long lastStepNanos = System.nanoTime();
  private volatile String doing = "nothing";

  Submitter(
      ProcessPool pool, Judge judge, SplittableRandom random, SharedLong sum, Mutation mutation) {
    this.pool = pool;
    this.judge = judge;
    this.random = random;
    this.sum = sum;
    this.mutation = mutation;
  }

  /** Since when it has not come on, and with what. From any thread. */
  long lastStepNanos() {
    return lastStepNanos;
  }

  String doing() {
    return doing;
  }

  void step(String what) {
    doing = what;
    lastStepNanos = System.nanoTime();
  }

  List<Ticket> open() {
    return open;
  }

  /** One operation. */
  void operate() throws PoolIsBroken, InterruptedException {
    try {
      operate(mutation.operation() < 0 ? random.nextInt(OPERATIONS) : mutation.operation());
      if (open.size() > 50) {
        awaitOpen();
      }
    } catch (RejectedExecutionException e) {
      if (e.getCause() instanceof WorkerStartException reason) {
        judge.notStarted(reason);
        throw new PoolIsBroken();
      }
      throw e;
    }
  }

  private void operate(int operation) throws InterruptedException {
    switch (operation) {
      case 0, 1, 2 -> burst(1 + random.nextInt(40));
      case 3, 4 -> flood(100 + random.nextInt(2000));
      case 5 -> map(1 + random.nextInt(2000), Kind.QUICK);
      case 6 -> map(1 + random.nextInt(60), random.nextBoolean() ? Kind.SPIN : Kind.SLEEP);
      case UNORDERED -> unordered(1 + random.nextInt(2000), Kind.QUICK);
      case 8 -> unordered(1 + random.nextInt(60), Kind.SLEEP);
      case 9 -> forEach(1 + random.nextInt(300));
      case CANCEL -> cancel();
      case 11 -> cancelInAFlood();
      case DEADLINE -> deadline();
      case 13 -> endWorker();
      case 14 -> bigArgument();
      case ADD -> add();
      default -> leaveOpen();
    }
  }

  // ---- tasks ----

  private Ticket submit(Kind kind, int retries, Duration deadline) {
    step("submitting");
    long spec = Work.spec(kind, judge.newIds(1, retries));
    TaskOptions options = TaskOptions.named(kind + " " + Work.idOf(spec)).withRetries(retries);
    if (!deadline.isZero()) {
      options = options.withDeadline(deadline);
    }
    Ticket ticket = new Ticket(spec, retries, deadline);
    ticket.submitted(pool.submit(options, () -> Work.run(spec)));
    return ticket;
  }

  private Kind anyKind() {
    int at = random.nextInt(100);
    if (at < 40) {
      return Kind.QUICK;
    }
    if (at < 60) {
      return Kind.SPIN;
    }
    if (at < 88) {
      return Kind.SLEEP;
    }
    return at < 92 ? Kind.BIG : at < 97 ? Kind.THROW : Kind.CHILD;
  }

  private void burst(int count) throws InterruptedException {
    List<Ticket> tickets = new ArrayList<>();
    int retries = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
    for (int i = 0; i < count; i++) {
      tickets.add(submit(anyKind(), retries, Duration.ZERO));
    }
    awaitAll(tickets);
  }

  private void flood(int count) throws InterruptedException {
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tickets.add(submit(Kind.QUICK, 0, Duration.ZERO));
    }
    awaitAll(tickets);
  }

  private void leaveOpen() {
    for (int i = random.nextInt(10); i > 0; i--) {
      open.add(submit(anyKind(), random.nextInt(2), Duration.ZERO));
    }
  }

  void awaitOpen() throws InterruptedException {
    awaitAll(open);
    open.clear();
  }

  private void awaitAll(List<Ticket> tickets) throws InterruptedException {
    for (Ticket ticket : tickets) {
      await(ticket);
    }
  }

  private void await(Ticket ticket) throws InterruptedException {
    step("waiting for " + ticket);
    if (mutation == Mutation.NEVER_DONE && random.nextInt(100) == 0) {
      Thread.sleep(Long.MAX_VALUE);
    }
    Throwable failure;
    try {
      Object result =
          random.nextBoolean() ? ticket.task().get() : ticket.task().toCompletableFuture().get();
      judge.succeeded(ticket.spec, result);
      return;
    } catch (ExecutionException e) {
      failure = java.util.Objects.requireNonNull(e.getCause());
    } catch (CancellationException e) {
      failure = e;
    }
    judge.failed(ticket, failure);
  }

  private void cancel() throws InterruptedException {
    List<Ticket> tickets = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      tickets.add(submit(random.nextBoolean() ? Kind.QUICK : Kind.LONG, 0, Duration.ZERO));
    }
    Thread.sleep(random.nextInt(30));
    for (Ticket ticket : tickets) {
      if (random.nextInt(4) != 0) {
        step("cancelling " + ticket);
        ticket.cancelled = true;
        var _ = ticket.task().cancel(random.nextInt(3) != 0);
      }
    }
    awaitAll(tickets);
  }

  /**
   * Tasks so short that a cancellation finds one done, running or waiting, and its neighbours too.
   */
  private void cancelInAFlood() throws InterruptedException {
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      tickets.add(submit(i % 4 == 0 ? Kind.SPIN : Kind.QUICK, 0, Duration.ZERO));
    }
    for (int i = 0; i < 300; i += 1 + random.nextInt(20)) {
      Ticket ticket = tickets.get(i);
      step("cancelling " + ticket);
      ticket.cancelled = true;
      var _ = ticket.task().cancel(true);
    }
    awaitAll(tickets);
  }

  private void deadline() throws InterruptedException {
    List<Ticket> tickets = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Kind kind = random.nextBoolean() ? Kind.SLEEP : Kind.LONG;
      tickets.add(submit(kind, 0, Duration.ofMillis(1 + random.nextInt(200))));
    }
    awaitAll(tickets);
  }

  private void endWorker() throws InterruptedException {
    List<Ticket> tickets = new ArrayList<>();
    int deadly = random.nextInt(8);
    Kind way = Kind.DEADLY.get(random.nextInt(Kind.DEADLY.size()));
    for (int i = 0; i < 8; i++) {
      Kind kind = i == deadly ? way : anyKind();
      tickets.add(submit(kind, random.nextInt(4) == 0 ? 1 : 0, Duration.ZERO));
    }
    awaitAll(tickets);
  }

  private void bigArgument() throws InterruptedException {
    Kind kind = random.nextBoolean() ? Kind.QUICK : Kind.BIG;
    long spec = Work.spec(kind, judge.newIds(1, 0));
    byte[] argument = new byte[1 + random.nextInt(2_000_000)];
    argument[argument.length - 1] = 42;
    step("submitting much");
    Ticket ticket = new Ticket(spec, 0, Duration.ZERO);
    ticket.submitted(
        pool.submit(
            TaskOptions.defaults(),
            () -> argument[argument.length - 1] == 42 ? Work.run(spec) : "torn"));
    await(ticket);
  }

  private void add() throws InterruptedException {
    List<Ticket> tickets = new ArrayList<>();
    SharedLong to = sum;
    int count = 1 + random.nextInt(20);
    long first = judge.newIdsThatAdd(count);
    for (int i = 0; i < count; i++) {
      long spec = Work.spec(Kind.QUICK, first + i);
      Ticket ticket = new Ticket(spec, 0, Duration.ZERO);
      step("submitting what adds");
      ticket.submitted(pool.submit(TaskOptions.defaults(), () -> Work.add(spec, to)));
      tickets.add(ticket);
    }
    awaitAll(tickets);
  }

  // ---- maps ----

  private List<Long> specs(int count, Kind kind) {
    long first = judge.newIds(count, 0);
    return LongStream.range(first, first + count).mapToObj(id -> Work.spec(kind, id)).toList();
  }

  private void map(int count, Kind kind) {
    List<Long> specs = specs(count, kind);
    if (random.nextInt(4) == 0) {
      Long last = specs.getLast();
      specs = new ArrayList<>(specs);
      specs.set(specs.size() - 1, Work.spec(Kind.THROW, Work.idOf(last)));
    }
    int next = 0;
    step("in an ordered map of " + count);
    try (Stream<Object> results = pool.map(specs, Work::run)) {
      for (Iterator<Object> each = results.iterator(); each.hasNext(); next++) {
        judge.succeeded(specs.get(next), each.next());
        step("in an ordered map of " + count + " at " + next);
      }
    } catch (CompletionException e) {
      judge.failed(specs.get(next), java.util.Objects.requireNonNull(e.getCause()));
      return;
    }
    requireAll(next, count);
  }

  private void unordered(int count, Kind kind) {
    List<Long> specs = specs(count, kind);
    long first = Work.idOf(specs.getFirst());
    boolean[] seen = new boolean[count];
    seen[0] = mutation == Mutation.RESULT_TWICE;
    int number = 0;
    step("in an unordered map of " + count);
    try (Stream<Object> results = pool.mapUnordered(specs, Work::run)) {
      for (Iterator<Object> each = results.iterator(); each.hasNext(); number++) {
        Object result = each.next();
        int index = (int) (Work.idOfValue((Long) result) - first);
        if (index < 0 || index >= count) {
          throw new Violation("wrong result", result + " in a map of " + count);
        }
        if (seen[index]) {
          throw new Violation("doubled", "result " + index + " of " + count);
        }
        seen[index] = true;
        judge.succeeded(specs.get(index), result);
        step("in an unordered map of " + count + " at " + number);
      }
    } catch (CompletionException e) {
      judge.oneFailed(specs.getFirst(), count, java.util.Objects.requireNonNull(e.getCause()));
      return;
    }
    requireAll(number, count);
  }

  private void requireAll(int results, int count) {
    if (results - (mutation == Mutation.RESULT_MISSING ? 1 : 0) != count) {
      throw new Violation("lost", "a map of " + count + " inputs has " + results + " results");
    }
  }

  private void forEach(int count) {
    List<Long> specs = specs(count, Kind.QUICK);
    step("in forEach of " + count);
    try {
      pool.forEach(
          specs,
          spec -> {
            var _ = Work.run(spec);
          });
    } catch (CompletionException e) {
      judge.oneFailed(specs.getFirst(), count, java.util.Objects.requireNonNull(e.getCause()));
      return;
    }
    for (long spec : specs) {
      judge.succeeded(spec, Work.value(Work.idOf(spec)));
    }
  }
}
