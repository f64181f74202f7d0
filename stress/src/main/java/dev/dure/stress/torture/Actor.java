package dev.dure.stress.torture;

import dev.dure.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** One thread of a worker: does one random thing after another until it is told to end. */
final class Actor implements Runnable {

  private static final int OBJECTS = 4;

  private final Space space;
  private final World world;
  private final long me;
  private final SplittableRandom random;
  private final List<Holder> holders = new ArrayList<>();
  private final List<PurseJob> purses = new ArrayList<>();
  private final Tokens tokens;
  private final SynchronizerJob synchronizers;
  private final QueueJob queues;
  private final MapJob maps;
  private final Interrupts interrupts = new Interrupts();
  private int objects;

  Actor(Space space, World world, WorkerOptions options, LastWords lastWords, int thread) {
    this.space = space;
    this.world = world;
    this.me = Deaths.mark(options.worker(), thread);
    this.random = new SplittableRandom(options.seed() * 31 + thread);
    for (int i = 0; i < World.LOCKS; i++) {
      Account.Row[] rows =
          i == World.TOKENS_LOCK
              ? new Account.Row[] {Tokens.PRODUCED, Tokens.CONSUMED}
              : new Account.Row[] {new Account.Row(i, 1)};
      Holder holder = new Holder(world, i, world.locks.get(i), lastWords, random.split(), me, rows);
      if (options.starved()) {
        holder.measureNothing();
      }
      holders.add(holder);
    }
    for (int i = 0; i < World.PURSES; i++) {
      purses.add(new PurseJob(world, i, me));
    }
    this.tokens = new Tokens(world, holders.get(World.TOKENS_LOCK), random.split());
    this.synchronizers = new SynchronizerJob(world, me, interrupts, random.split());
    this.queues = new QueueJob(world, me, interrupts, random.split());
    this.maps = new MapJob(world, me, random.split());
  }

  Interrupts interrupts() {
    return interrupts;
  }

  @Override
  public void run() {
    int beats = World.thread(Deaths.workerOf(me), Deaths.threadOf(me), World.BEATS);
    long steps = 0;
    while (world.control.get(World.QUIT) == 0) {
      world.threads.setOpaque(beats, ++steps);
      step();
      think();
    }
  }

  private void step() {
    int kind = random.nextInt(100);
    if (kind < 35) {
      one();
    } else if (kind < 41) {
      maps.step();
    } else if (kind < 50) {
      two();
    } else if (kind < 62) {
      tokens.step(interrupts);
    } else if (kind < 72) {
      purses.get(random.nextInt(World.PURSES)).update();
    } else if (kind < 80) {
      synchronizers.step();
    } else if (kind < 92) {
      queues.step();
    } else if (kind < 96) {
      purses.get(random.nextInt(World.PURSES)).read();
    } else if (objects < OBJECTS) {
      create();
    }
  }

  private void one() {
    // Two of them are wanted more than the others, so that some always wait.
    int index = random.nextInt(3) == 0 ? 1 + 2 * random.nextInt(2) : 2 * random.nextInt(2);
    Holder holder = holders.get(index);
    if (holder.acquire(interrupts)) {
      holder.use();
      holder.release();
    }
  }

  /** Two locks at once, always in this order. */
  private void two() {
    int first = random.nextInt(World.TOKENS_LOCK - 1);
    int second = first + 1 + random.nextInt(World.TOKENS_LOCK - first - 1);
    if (holders.get(first).acquire(interrupts)) {
      if (holders.get(second).acquire(interrupts)) {
        holders.get(second).use();
        holders.get(second).release();
      }
      holders.get(first).use();
      holders.get(first).release();
    }
  }

  private void create() {
    objects++;
    String name = "object " + me + "." + objects;
    long value = space.longValue(name, me).get();
    if (value != me) {
      throw new Violation("creation", name + " was created with " + me + " and is " + value);
    }
  }

  private void think() {
    if (random.nextInt(8) != 0) {
      LockSupport.parkNanos(random.nextLong(1_200_000));
    }
    if (random.nextInt(64) == 0) {
      // A pending interrupt makes every park return at once; it has been borne long enough.
      var _ = Thread.interrupted();
    }
  }
}
