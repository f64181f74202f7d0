package dev.dure.stress.torture;

import dev.dure.AbandonedLockException;
import dev.dure.Guarded;
import dev.dure.SharedLongArray;

/**
 * The oracle of guarded records: no record is torn, no update is lost.
 *
 * <p>Each update is a bare {@link Guarded#update}. A record says who wrote it and how many updates
 * that writer has made; the next writer, whoever it is, notes that in the ledger before it writes
 * its own. So a thread that updates finds its own last number there: if not, its last update was
 * lost.
 */
final class PurseJob {

  private final World world;
  private final SharedLongArray ledger;
  private final Guarded<Purse> purse;
  private final String name;
  private final int row;
  private final long me;
  private long mine;
  private long lastSequence;

  PurseJob(World world, int index, long me) {
    this(world, world.purses.get(index), World.PURSE_ROW + index, me);
  }

  PurseJob(World world, Guarded<Purse> purse, int row, long me) {
    this.world = world;
    this.ledger = world.ledger;
    this.purse = purse;
    this.name = purse.name().orElse("record");
    this.row = row;
    this.me = me;
  }

  void update() {
    withRepair(
        () -> {
          var _ = purse.update(this::next);
          mine++;
          world.count(Stat.UPDATES);
        });
  }

  void read() {
    withRepair(
        () -> {
          Purse seen = purse.read();
          seen.requireWhole(name);
          requireLater(seen);
          world.count(Stat.READS);
        });
  }

  private Purse next(Purse seen) {
    seen.requireWhole(name);
    requireLater(seen);
    settle(world, seen, row);
    long landed = ledger.getPlain(done(row, me));
    if (landed != mine) {
      throw new Violation(
          "lost update",
          String.format(
              "%s: %s made %d updates, and the ledger knows of %d at %s.",
              name, Deaths.text(me), mine, landed, seen));
    }
    return Purse.of(seen.sequence() + 1, me, mine + 1);
  }

  private void requireLater(Purse seen) {
    if (seen.sequence() < lastSequence) {
      throw new Violation(
          "lost update",
          String.format("%s went back from update %d to %s.", name, lastSequence, seen));
    }
    lastSequence = seen.sequence();
  }

  /** Notes the writer of a record; the record's lock is held. */
  static void settle(World world, Purse seen, int row) {
    if (seen.writer() != 0) {
      world.ledger.setRelease(done(row, seen.writer()), seen.count());
    }
  }

  private static int done(int row, long mark) {
    return World.ledger(row, Deaths.workerOf(mark), Deaths.threadOf(mark)) + 1;
  }

  /** Checks that the record counts as many updates as the ledger; when nothing else goes on. */
  static void audit(World world, int index) {
    Purse last = world.purses.get(index).read();
    String name = world.purses.get(index).name().orElse("record");
    last.requireWhole(name);
    settle(world, last, World.PURSE_ROW + index);
    long sum = sum(world, World.PURSE_ROW + index);
    if (sum != last.sequence()) {
      throw new Violation(
          "lost update",
          String.format(
              "%s counts %d updates; the ledger's sum is %d.", name, last.sequence(), sum));
    }
  }

  /** What the ledger knows to be done in a row, by all. */
  static long sum(World world, int row) {
    long sum = 0;
    for (int worker = 0; worker < world.control.get(World.WORKERS); worker++) {
      for (int thread = 0; thread < World.THREADS; thread++) {
        sum += world.ledger.get(World.ledger(row, worker, thread) + 1);
      }
    }
    return sum;
  }

  private void withRepair(Runnable step) {
    int index = row - World.PURSE_ROW;
    int wants = World.thread(Deaths.workerOf(me), Deaths.threadOf(me), World.WANTS);
    world.threads.setOpaque(wants, World.LOCKS + index + 1L);
    while (true) {
      try {
        step.run();
        world.threads.setOpaque(wants, 0);
        var _ = world.control.getAndAdd(World.PURSE_PROGRESS + index, 1);
        return;
      } catch (AbandonedLockException e) {
        world.count(Stat.ABANDONED);
        if (purse.lock().recover(() -> purse.read().requireWhole(name + " (in repair)"))) {
          world.count(Stat.REPAIRS);
        }
      }
    }
  }
}
