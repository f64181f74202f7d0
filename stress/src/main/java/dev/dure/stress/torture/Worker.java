package dev.dure.stress.torture;

import dev.dure.SpaceClosedException;
import dev.dure.memory.MemorySpace;
import dev.dure.memory.SegmentNotFoundException;
import dev.dure.stress.Segments;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** The program of the processes that are killed. */
public final class Worker {

  /** Exit code: an oracle was contradicted. */
  static final int VIOLATION = 70;

  /** Exit code: something was thrown that nobody expected. */
  static final int UNEXPECTED = 71;

  private static final String TRAINING = "training";
  private static final int TRAINING_STEPS = 400;

  private Worker() {}

  /**
   * Runs a worker.
   *
   * @param args see {@link WorkerOptions}
   */
  public static void main(String[] args) {
    endWithParent();
    try {
      WorkerOptions options = WorkerOptions.parse(args);
      if (isTraining(options)) {
        train();
      } else {
        MemorySpace space = Segments.openOrCreate(options.space(), World.BYTES, World.BYTES);
        live(options, space);
        space.close();
      }
    } catch (Throwable t) {
      fail(t);
    }
  }

  /**
   * The life of a worker whose process was forked from a {@link Zygote}; does not return. It does
   * not create the space, since who comes second in that has to close what it made.
   */
  static void liveForked(WorkerOptions options) {
    if (options.mutation() == Mutation.STRANDED) {
      try (Arena shared = Arena.ofShared()) {
        shared.scope();
      }
    }
    liveOrFail(options, awaitAndOpen(options.space()));
    Posix.exit(0);
  }

  /** The arguments of a worker that does a bit of everything, alone, and then ends. */
  static WorkerOptions training(long pid) {
    return training(pid, 0);
  }

  private static WorkerOptions training(long pid, int worker) {
    return new WorkerOptions(
        TRAINING + pid,
        worker,
        worker,
        LastWords.Way.THREAD,
        30,
        false,
        false,
        false,
        Mutation.NONE);
  }

  private static void liveOrFail(WorkerOptions options, MemorySpace space) {
    try {
      live(options, space);
    } catch (Throwable t) {
      fail(t);
    }
  }

  /**
   * Does a bit of everything, as two workers in one process: so it also waits, and is waited for.
   */
  static void train() throws Exception {
    long pid = Proc.self();
    String name = training(pid).space();
    try (MemorySpace first = MemorySpace.create(name, World.BYTES);
        MemorySpace second = MemorySpace.open(name)) {
      Thread other = new Thread(() -> liveOrFail(training(pid, 1), second), "other worker");
      other.start();
      live(training(pid), first);
      other.join();
    }
    var _ = MemorySpace.remove(name);
  }

  /** Does again and again what each worker does first. */
  static void trainOpening(int times) throws IOException {
    String name = training(Proc.self()).space();
    MemorySpace.create(name, World.BYTES).close();
    for (int i = 0; i < times; i++) {
      try (MemorySpace space = MemorySpace.open(name)) {
        var _ = new World(space);
        var _ = Proc.isDead(Proc.self(), -1);
      }
    }
    var _ = MemorySpace.remove(name);
  }

  /** A harness that was killed must not leave workers behind. */
  private static void endWithParent() {
    long parent = Proc.parent();
    Thread watch =
        new Thread(
            () -> {
              while (Proc.parent() == parent) {
                LockSupport.parkNanos(500_000_000);
              }
              Runtime.getRuntime().halt(0);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static boolean isTraining(WorkerOptions options) {
    return options.space().startsWith(TRAINING);
  }

  private static MemorySpace awaitAndOpen(String name) {
    while (true) {
      try {
        return MemorySpace.open(name);
      } catch (SegmentNotFoundException notYet) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static void live(WorkerOptions options, MemorySpace space) throws Exception {
    World world = new World(space);
    int me = options.worker();
    long pid = Proc.self();
    world.workers.set(World.worker(me, World.PID), pid);
    world.workers.set(World.worker(me, World.START_TIME), Proc.startTime(pid));
    var _ = world.control.update(World.WORKERS, n -> Math.max(n, me + 1L));
    options.mutation().breakWorld(world);
    LastWords lastWords =
        new LastWords(
            options.way(),
            options.hold(),
            world,
            () -> {
              space.close();
              Runtime.getRuntime().halt(LastWords.EXITED);
            });
    List<Actor> actors = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < World.THREADS; i++) {
      Actor actor = new Actor(space, world, options, lastWords, i);
      actors.add(actor);
      Runnable body = guarded(actor, lastWords);
      threads.add(
          i == 0 && options.virtual()
              ? Thread.ofVirtual().unstarted(body)
              : new Thread(body, "actor-" + i));
    }
    threads.forEach(Thread::start);
    world.workers.set(World.worker(me, World.READY), 1);
    Testimony testimony = new Testimony(world, threads);
    supervise(options, world, lastWords, actors, testimony);
    for (Thread thread : threads) {
      while (!thread.join(Duration.ofMillis(5))) {
        testimony.giveIfAsked();
        actors.forEach(actor -> actor.interrupts().give()); // some waits have no other end
      }
    }
    if (lastWords.isClosing()) {
      Thread.sleep(Long.MAX_VALUE); // until the closer ends the process
    }
  }

  private static void supervise(
      WorkerOptions options,
      World world,
      LastWords lastWords,
      List<Actor> actors,
      Testimony testimony)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(options.seed());
    while (!lastWords.isClosing() && world.control.get(World.QUIT) == 0) {
      Thread.sleep(5);
      testimony.giveIfAsked();
      if (random.nextInt(30) == 0) {
        actors.forEach(actor -> actor.interrupts().give());
      }
      if (options.forks()) {
        var _ = new ProcessBuilder("true").start();
      }
      if (isTraining(options) && isTrained(world)) {
        world.control.set(World.QUIT, 1);
      }
    }
  }

  /** Whether each thread has made many steps, or its end. */
  private static boolean isTrained(World world) {
    boolean all = true;
    for (int worker = 0; worker < 2; worker++) {
      for (int thread = 0; thread < World.THREADS; thread++) {
        int at = World.thread(worker, thread, 0);
        all &=
            world.threads.get(at + World.ENDED) != 0
                || world.threads.get(at + World.BEATS) > TRAINING_STEPS;
      }
    }
    return all;
  }

  private static Runnable guarded(Runnable body, LastWords lastWords) {
    return () -> {
      try {
        body.run();
      } catch (LastWords.ThreadEnds asPlanned) {
        // The lock stays held by a thread that is no more.
      } catch (Throwable t) {
        if (!(t instanceof SpaceClosedException && lastWords.isClosing())) {
          fail(t);
        }
      }
    };
  }

  /** Leaves everything as it is, for the harness to look at. */
  private static void fail(Throwable t) {
    t.printStackTrace();
    System.err.flush();
    Posix.exit(t instanceof Violation ? VIOLATION : UNEXPECTED);
  }
}
