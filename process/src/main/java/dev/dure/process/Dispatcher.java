package dev.dure.process;

import dev.dure.PoolState;
import dev.dure.internal.AllowList;
import dev.dure.internal.BackPressure;
import dev.dure.internal.PoolCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gives tasks to workers and outcomes to tasks. One lock guards it, its {@link Crew} and its
 * workers' lists; no code of the user's runs under it, and nothing blocks under it. (An outcome may
 * be given under it: what users make depend on one runs elsewhere.)
 *
 * <p><b>Which worker.</b> The one with the fewest unanswered tasks, as far ahead as keeps it busy
 * for a millisecond, and two tasks at least. If that was too far, since a task takes long, what has
 * not begun is taken back as soon as another worker has nothing to do ({@link #balance}). What is
 * taken back or left by the dead goes to the head of the queue.
 */
final class Dispatcher {

  private static final int MOST_AT_ONCE = 1024;

  /** How often a thread that waits for a task looks for its answer: some 20 µs. */
  private static final int HELP_SPINS = 500;

  /** A worker that has not connected yet ends without a sign. */
  private static final long GONE_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** For how long a worker may be at a task before others take what waits behind it. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final String pool;
  private final PoolCounters counters;
  private final AllowList results;
  private final ReentrantLock lock = new ReentrantLock();
  private final Backlog pending;
  private final Crew crew;

  private boolean shutDown;
  private @Nullable WorkerStartException broken;

  Dispatcher(String pool, PoolOptions options, PoolCounters counters) {
    this.pool = pool;
    this.counters = counters;
    this.pending = new Backlog(options.queueCapacity(), lock);
    this.results = ResultTypes.of(options);
    this.crew = new Crew(this, pool, options, lock);
  }

  Crew crew() {
    return crew;
  }

  String pool() {
    return pool;
  }

  PoolCounters counters() {
    return counters;
  }

  /** What the pool is doing. */
  PoolState state() {
    lock.lock();
    try {
      return counters.state(crew.crowd());
    } finally {
      lock.unlock();
    }
  }

  // ---- tasks come ----

  /**
   * Takes a job; waits for room in the queue.
   *
   * @throws RejectedExecutionException if the pool is shut down or broken, or this thread is
   *     interrupted while it waits
   */
  void submit(Job job) {
    lock.lock();
    try {
      requireOpen(job);
      if (pending.isFull()) {
        awaitRoom(job);
      }
      pending.add(Part.whole(job));
      pump();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw rejected(job, "this thread was interrupted while it waited for room in the queue", e);
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom(Job job) throws InterruptedException {
    Runnable waited = BackPressure.begin(pool);
    try {
      pending.awaitRoom(() -> requireOpen(job));
    } finally {
      waited.run();
    }
  }

  private void requireOpen(Job job) {
    if (shutDown) {
      throw rejected(job, "it is shut down", null);
    }
    if (broken != null) {
      throw rejected(job, "its workers do not start", broken);
    }
  }

  private RejectedExecutionException rejected(Job job, String why, @Nullable Throwable cause) {
    return new RejectedExecutionException(
        String.format("Pool \"%s\" does not take task \"%s\": %s.", pool, job.name(), why), cause);
  }

  /** Gives to workers what they take. */
  void pump() {
    for (Part part = pending.first(); part != null; part = pending.first()) {
      PoolWorker worker = choose();
      if (worker == null) {
        break;
      }
      pending.removeFirst();
      try {
        worker.send(part);
        crew.sentTo(worker);
      } catch (ProtocolViolation e) {
        worker.violated(e);
      }
    }
    pending.wakeIfHalfFree();
  }

  private @Nullable PoolWorker choose() {
    PoolWorker best = null;
    for (PoolWorker worker : crew.active()) {
      try {
        if ((best == null || worker.load() < best.load()) && worker.accepts()) {
          best = worker;
        }
      } catch (ProtocolViolation e) {
        worker.violated(e);
      }
    }
    return best;
  }

  // ---- answers come ----

  /** The life of the thread that reads a worker's answers; ends when the worker has. */
  void serve(PoolWorker worker) {
    while (true) {
      boolean carried = carry(worker);
      int count = drain(worker);
      if (count == 0 && !carried) {
        if (worker.isGone()) {
          break;
        }
        worker.channel().awaitAnswer(GONE_POLL_NANOS);
      }
    }
    DeadWorker dead = crew.bury(worker);
    while (carry(worker) || drain(worker) > 0) {
      // What it had answered counts.
    }
    died(worker, dead);
  }

  /** Reads answers for a while, since the caller waits for a task that this worker has. */
  void help(PoolWorker worker, Job job) {
    if (!worker.channel().beginHelp()) {
      return;
    }
    try {
      for (int left = HELP_SPINS; left > 0 && !job.isDone(); left--) {
        if (worker.channel().hasAnswer()) {
          var _ = drain(worker);
          left -= HELP_SPINS / 8;
        } else {
          Thread.onSpinWait();
        }
      }
    } finally {
      worker.channel().endHelp();
    }
  }

  /** Takes what a worker has answered, and gives tasks their outcomes; how many messages. */
  private int drain(PoolWorker worker) {
    List<Answer> answers = new ArrayList<>();
    int count = 0;
    long since = 0;
    lock.lock();
    try {
      since = worker.busySinceNanos();
      if (worker.violation() != null || worker.channel().isClosed()) {
        return 0;
      }
      boolean wasReady = worker.isReady();
      count = worker.receive(answers, MOST_AT_ONCE);
      worker.channel().flush();
      if (count > 0) {
        crew.heardFrom(worker, wasReady, !answers.isEmpty());
        pump();
        endIfDone();
      }
    } catch (ProtocolViolation e) {
      worker.violated(e);
    } finally {
      lock.unlock();
    }
    for (Answer answer : answers) {
      settle(answer, worker, since);
    }
    return count;
  }

  /** Copies what is long, if there is something; whether there was. The lock is free meanwhile. */
  private boolean carry(PoolWorker worker) {
    Carriage carriage = worker.channel().mayCarry() ? nextCarriage(worker) : null;
    if (carriage == null) {
      return false;
    }
    carriage.carry();
    lock.lock();
    try {
      carriage.arrived();
    } catch (ProtocolViolation e) {
      worker.violated(e);
    } finally {
      lock.unlock();
    }
    return true;
  }

  private @Nullable Carriage nextCarriage(PoolWorker worker) {
    lock.lock();
    try {
      return worker.violation() == null ? worker.channel().nextCarriage() : null;
    } catch (ProtocolViolation e) {
      worker.violated(e);
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void settle(Answer answer, PoolWorker worker, long since) {
    try {
      answer.settle(worker.name(), since, results);
    } catch (ProtocolViolation e) {
      // In this order: whoever learns of it must not have his next task sent there.
      worker.violated(e);
      answer.violated(worker.name(), e);
    }
  }

  // ---- workers go ----

  /** Its process is gone, and its answers have been read. */
  private void died(PoolWorker worker, DeadWorker dead) {
    lock.lock();
    try {
      String violation = worker.violation();
      if (violation != null) {
        PoolEvents.violated(pool, worker, violation);
        for (Part part : worker.takeRest()) {
          String task = part.job().name();
          failAll(part, new WorkerViolationException(task, worker.name(), violation));
        }
      } else {
        Part begun = worker.takeBegun();
        pending.giveBack(worker.takeRest());
        if (begun != null && !begun.job().isDone()) {
          begun.job().begunAt(worker.busySinceNanos());
          WorkerDiedException death = dead.deathIn(begun.job().name());
          if (begun.job().retries(begun.from(), death)) {
            pending.giveBack(List.of(begun));
          }
        }
      }
      crew.remove(worker, dead);
      pump();
      endIfDone();
    } finally {
      lock.unlock();
    }
  }

  private static void failAll(Part part, RuntimeException reason) {
    for (int i = part.from(); i < part.to(); i++) {
      part.job().fail(i, reason);
    }
  }

  /** If a worker has nothing to do, it gets what waits behind another's long task. */
  void balance() {
    if (!pending.isEmpty() || !crew.hasIdle()) {
      return;
    }
    for (PoolWorker worker : List.copyOf(crew.active())) {
      if (worker.load() > 1 && worker.busyNanos() > PATIENCE_NANOS) {
        revoke(worker);
      }
    }
    pump();
  }

  private void revoke(PoolWorker worker) {
    try {
      pending.giveBack(worker.revoke());
      var _ = worker.endIfDone();
    } catch (ProtocolViolation e) {
      worker.violated(e);
    }
  }

  // ---- workers take too much ----

  /** The workers that are ready, and the id of the task that each is at, 0 for none. */
  void begun(List<PoolWorker> workers, List<Long> ids) {
    lock.lock();
    try {
      for (PoolWorker worker : crew.all()) {
        if (worker.isReady() && !worker.wasKilled()) {
          workers.add(worker);
          ids.add(worker.begunId());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Kills a worker that took too much.
   *
   * @param id in which task, which alone is to fail: if that is over by now, nothing happens. 0 for
   *     whatever it is at
   */
  void exceeded(PoolWorker worker, long id, Excess excess) {
    lock.lock();
    try {
      if (worker.violation() == null && !worker.channel().isClosed()) {
        // Then no other task begins, and fails for what it has not done.
        revoke(worker);
        if (id == 0 || worker.begunId() == id) {
          worker.exceeded(excess);
        }
        pump();
      }
    } finally {
      lock.unlock();
    }
  }

  // ---- tasks are given up ----

  /** A job has an outcome from elsewhere: what of it has not begun never does. */
  void abandon(Job job, boolean stop) {
    lock.lock();
    try {
      pending.remove(job);
      for (PoolWorker worker : List.copyOf(crew.all())) {
        if (worker.violation() == null && !worker.channel().isClosed() && worker.has(job)) {
          revoke(worker);
          if (stop && worker.hasBegun(job)) {
            worker.kill(job.isCancelled() ? EndReason.CANCELLED : EndReason.DEADLINE);
          }
        }
      }
      pump();
      endIfDone();
    } finally {
      lock.unlock();
    }
  }

  /** What messages and log lines call the task that a worker is at; empty if it is at none. */
  String runningTask(PoolWorker worker) {
    lock.lock();
    try {
      Job running = worker.running();
      return running == null ? "" : PlainText.of(running.name());
    } finally {
      lock.unlock();
    }
  }

  /** The jobs that workers are at, as far as can be seen. */
  List<Job> running() {
    lock.lock();
    try {
      List<Job> jobs = new ArrayList<>();
      for (PoolWorker worker : crew.all()) {
        Job job = worker.running();
        if (job != null && !job.isDone()) {
          jobs.add(job);
        }
      }
      return jobs;
    } finally {
      lock.unlock();
    }
  }

  // ---- the end ----

  /** Takes no more jobs. */
  void shutdown() {
    lock.lock();
    try {
      shutDown = true;
      pending.wakeAll();
      endIfDone();
    } finally {
      lock.unlock();
    }
  }

  boolean isShutdown() {
    lock.lock();
    try {
      return shutDown;
    } finally {
      lock.unlock();
    }
  }

  boolean isTerminated() {
    lock.lock();
    try {
      return crew.isTerminated();
    } finally {
      lock.unlock();
    }
  }

  boolean awaitTermination(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return crew.awaitTermination(nanos);
    } finally {
      lock.unlock();
    }
  }

  /** Whether workers are needed no longer, since there is nothing to do and will not be. */
  private void endIfDone() {
    if (shutDown && pending.isEmpty() && crew.isAtRest()) {
      crew.end();
    }
  }

  /** Stops everything; what has not begun is given back. */
  List<Runnable> shutdownNow() {
    List<Job> never = new ArrayList<>();
    List<Job> stopped = new ArrayList<>();
    lock.lock();
    try {
      shutDown = true;
      for (PoolWorker worker : List.copyOf(crew.all())) {
        if (worker.violation() == null && !worker.channel().isClosed()) {
          revoke(worker);
          stopped.addAll(worker.jobs());
        }
      }
      for (Part part : pending.takeAll()) {
        never.add(part.job());
      }
      crew.end();
      crew.killAll();
    } finally {
      lock.unlock();
    }
    List<Runnable> runnables = new ArrayList<>();
    for (Job job : never) {
      if (!job.isDone()) {
        runnables.addAll(job.asRunnables());
        job.cancelled();
      }
    }
    stopped.forEach(Job::cancelled);
    return runnables;
  }

  /** No worker can be started: nobody is to wait for one. */
  void breakDown(WorkerStartException reason) {
    broken = reason;
    for (Part part : pending.takeAll()) {
      failAll(part, reason);
    }
  }

  boolean isBroken() {
    return broken != null;
  }
}
