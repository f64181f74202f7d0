package dev.dure.stress.chaos;

import dev.dure.SharedLong;
import dev.dure.process.PoolOptions;
import dev.dure.process.ProcessPool;
import dev.dure.process.WorkerOptions;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The life of one pool: options by chance, two threads that use it, and an end of some kind. */
final class Session {

  /** What the workers of a run have in common. */
  record Setting(
      String mark, String ledger, List<String> jvmArguments, Mutation mutation, int stallSeconds) {}

  /** Nobody has a reason to interrupt it; whoever does is found by his stack. */
  private static final class User extends Thread {
    User(Runnable use) {
      super(use, "user");
    }

    @Override
    public void interrupt() {
      new Throwable(Thread.currentThread() + " interrupts " + this).printStackTrace();
      super.interrupt();
    }
  }

  private static final int MAX_OPERATIONS = 40;

  private final Setting setting;
  private final Judge judge;
  private final SplittableRandom random;
  private final SharedLong sum;
  private final BooleanSupplier isOver;
  private final List<Submitter> submitters = new ArrayList<>();

  Session(
      Setting setting,
      Judge judge,
      SplittableRandom random,
      SharedLong sum,
      BooleanSupplier isOver) {
    this.setting = setting;
    this.judge = judge;
    this.random = random;
    this.sum = sum;
    this.isOver = isOver;
  }

  /** The options of the workers of a run. */
  static WorkerOptions workers(Setting setting, boolean compiles) {
    List<String> arguments = new ArrayList<>(setting.jvmArguments());
    arguments.add("-D" + Ledger.PROPERTY + "=" + setting.ledger());
    arguments.add("-D" + Work.PROPERTY + "=" + setting.mutation());
    arguments.add(compiles ? "-XX:CICompilerCount=1" : "-Xint");
    return WorkerOptions.defaults()
        .withJvmArguments(arguments.toArray(String[]::new))
        .withEnvironment(Remains.VARIABLE, setting.mark())
        .withStdout(Redirect.DISCARD)
        .withStderr(Redirect.DISCARD);
  }

  private PoolOptions options() {
    PoolOptions options =
        PoolOptions.workers(1 + random.nextInt(3))
            .withWorkers(workers(setting, random.nextInt(3) != 0))
            .withSpares(random.nextInt(2))
            .withClosePatience(Duration.ofSeconds(10L * setting.stallSeconds()));
    options =
        switch (random.nextInt(5)) {
          case 0 -> options.withMaxTasks(20 + random.nextInt(500));
          case 1 -> options.withMaxAge(Duration.ofMillis(500 + random.nextInt(2000)));
          case 2 -> options.withQueueCapacity(1 + random.nextInt(20));
          case 3 -> options.withMaxResidentBytes(100 << 20);
          default -> options;
        };
    return random.nextInt(3) == 0 ? options.withInitializer(Session::initialize) : options;
  }

  private static void initialize() {
    System.setProperty("dure.chaos.initialized", "yes");
  }

  /** Opens a pool, uses it and ends it. Called by one thread. */
  void run() throws InterruptedException {
    ProcessPool pool = ProcessPool.create(options());
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    int operations = 1 + random.nextInt(MAX_OPERATIONS);
    for (int i = 0; i < 2; i++) {
      Submitter submitter = new Submitter(pool, judge, random.split(), sum, setting.mutation());
      synchronized (submitters) {
        submitters.add(submitter);
      }
      Runnable use = () -> use(submitter, operations, failures);
      Thread thread = i == 0 ? new User(use) : Thread.ofVirtual().unstarted(use);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    try {
      if (!failures.isEmpty()) {
        throw failures.getFirst();
      }
      end(pool);
    } catch (InterruptedException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    } finally {
      if (!pool.isTerminated() && setting.mutation() != Mutation.POOL_LEFT) {
        var _ = pool.shutdownNow();
      }
    }
  }

  private void use(Submitter submitter, int operations, List<Throwable> failures) {
    try {
      for (int i = 0; i < operations && !isOver.getAsBoolean(); i++) {
        submitter.operate();
      }
      submitter.step("nothing more");
    } catch (Submitter.PoolIsBroken e) {
      // That was found good.
    } catch (Throwable e) {
      failures.add(e);
    }
  }

  /** Ends the pool with tasks on their way, of which each has to have an outcome then. */
  private void end(ProcessPool pool) throws InterruptedException {
    List<Ticket> open = new ArrayList<>();
    for (Submitter submitter : submitters) {
      open.addAll(submitter.open());
      submitter.step("ending the pool");
    }
    if (setting.mutation() == Mutation.POOL_LEFT) {
      return;
    }
    if (random.nextInt(3) == 0) {
      open.forEach(ticket -> ticket.cancelled = true);
      var _ = pool.shutdownNow();
      if (!pool.awaitTermination(setting.stallSeconds(), TimeUnit.SECONDS)) {
        throw new Violation("hang", "after shutdownNow a pool does not end");
      }
    } else {
      pool.close();
    }
    for (Ticket ticket : open) {
      if (!ticket.task().isDone()) {
        throw new Violation("hang", "after the pool's end there is no outcome of " + ticket);
      }
    }
    for (Submitter submitter : submitters) {
      submitter.awaitOpen();
    }
  }

  /** What stands still for longer than it may, in words, or an empty string. From any thread. */
  String stalled() {
    synchronized (submitters) {
      for (Submitter submitter : submitters) {
        long nanos = System.nanoTime() - submitter.lastStepNanos();
        boolean ended = submitter.doing().startsWith("nothing");
        if (!ended && nanos > TimeUnit.SECONDS.toNanos(setting.stallSeconds())) {
          return submitter.doing() + ", for " + nanos / 1_000_000 + " ms";
        }
      }
    }
    return "";
  }
}
