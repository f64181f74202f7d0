package dev.dure.stress.torture;

import dev.dure.SpaceClosedException;
import dev.dure.memory.MemorySpace;
import dev.dure.memory.SegmentExistsException;
import dev.dure.memory.SegmentNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The program of the processes that are killed. */
public final class Worker {

  /** Exit code: an oracle was contradicted. */
  static final int VIOLATION = 70;

  /** Exit code: something was thrown that nobody expected. */
  static final int UNEXPECTED = 71;

  private static final String TRAINING = "training";

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
        MemorySpace.create(options.space(), World.BYTES).close(); // so that it is opened next
      }
      MemorySpace space = openOrCreate(options.space());
      run(options, space);
      space.close();
      if (isTraining(options)) {
        var _ = MemorySpace.remove(options.space());
      }
    } catch (Throwable t) {
      fail(t);
    }
  }

  /** The arguments of a worker that does a bit of everything, alone, and then ends. */
  static WorkerOptions training(long pid) {
    return new WorkerOptions(
        TRAINING + pid, 0, 1, LastWords.Way.THREAD, 30, false, false, false, Mutation.NONE);
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

  private static MemorySpace openOrCreate(String name) {
    while (true) {
      try {
        return MemorySpace.open(name);
      } catch (SegmentNotFoundException notYet) {
        try {
          return MemorySpace.create(name, World.BYTES);
        } catch (SegmentExistsException another) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private static void run(WorkerOptions options, MemorySpace space) throws Exception {
    World world = new World(space);
    int me = options.worker();
    long pid = ProcessHandle.current().pid();
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
    supervise(options, world, lastWords, actors);
    for (Thread thread : threads) {
      while (!thread.join(Duration.ofMillis(5))) {
        actors.forEach(actor -> actor.interrupts().give()); // some waits have no other end
      }
    }
    if (lastWords.isClosing()) {
      Thread.sleep(Long.MAX_VALUE); // until the closer ends the process
    }
  }

  private static void supervise(
      WorkerOptions options, World world, LastWords lastWords, List<Actor> actors)
      throws IOException, InterruptedException {
    boolean training = isTraining(options);
    SplittableRandom random = new SplittableRandom(options.seed());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    while (!lastWords.isClosing() && world.control.get(World.QUIT) == 0) {
      Thread.sleep(5);
      if (random.nextInt(30) == 0) {
        actors.forEach(actor -> actor.interrupts().give());
      }
      if (options.forks()) {
        var _ = new ProcessBuilder("true").start();
      }
      if (training && System.nanoTime() - end > 0) {
        world.control.set(World.QUIT, 1);
      }
    }
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
    Runtime.getRuntime().halt(t instanceof Violation ? VIOLATION : UNEXPECTED);
  }
}
