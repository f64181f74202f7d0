package dev.dure.stress.torture;

import dev.dure.AbandonedLockException;
import dev.dure.OwnerDeath;
import dev.dure.SharedLock;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thread's dealings with one lock: takes it in every way there is, repairs it when it is
 * abandoned, holds it under the oracles, and measures hand-offs and recoveries.
 */
final class Holder {

  /** A wait that took longer was ended by the backstop of one second, not by a wake. */
  static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  private static final Pattern PROCESS = Pattern.compile("^process (\\d+)");

  /** Thrown by a repair that fails on purpose. */
  static final class RepairFails extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RepairFails() {
      super("on purpose", null, false, false);
    }
  }

  private final World world;
  private final int index;
  private final SharedLock lock;
  private final Exclusion exclusion;
  private final Account account;
  private final Account.Row[] rows;
  private final LastWords lastWords;
  private final SplittableRandom random;
  private final long me;
  private long epoch;
  private boolean measures = true;

  Holder(
      World world,
      int index,
      SharedLock lock,
      LastWords lastWords,
      SplittableRandom random,
      long me,
      Account.Row... rows) {
    this.world = world;
    this.index = index;
    this.lock = lock;
    this.exclusion = new Exclusion(world.cells, index, world.deaths());
    this.account = new Account(world, index, rows);
    this.rows = rows.clone();
    this.lastWords = lastWords;
    this.random = random;
    this.me = me;
  }

  /** For a worker that is starved: what it measures says nothing. */
  void measureNothing() {
    measures = false;
  }

  boolean measures() {
    return measures;
  }

  Account account() {
    return account;
  }

  long cell(int cell) {
    return world.cells.getPlain(World.cell(index, cell));
  }

  private void setCell(int cell, long value) {
    world.cells.setPlain(World.cell(index, cell), value);
  }

  // ---- taking it ----

  /** Takes the lock in one way or another; false if it was not obtained, as may be. */
  boolean acquire(Interrupts interrupts) {
    while (true) {
      long stops = world.control.get(World.STOPS);
      long start = System.nanoTime();
      wants(start);
      try {
        if (!tryOneWay(interrupts, start, stops)) {
          return false;
        }
        entered(start, stops);
        return true;
      } catch (AbandonedLockException e) {
        abandoned(e, start);
      } catch (InterruptedException e) {
        requireNotHeld("an InterruptedException");
        return false;
      } finally {
        wants(0);
      }
    }
  }

  /** The harness looks here for waits that do not end. */
  private void wants(long since) {
    int at = World.thread(Deaths.workerOf(me), Deaths.threadOf(me), World.WANTS);
    world.threads.setOpaque(at, since == 0 ? 0 : index + 1L);
    world.threads.setOpaque(at + World.SINCE - World.WANTS, since);
  }

  private boolean tryOneWay(Interrupts interrupts, long start, long stops)
      throws InterruptedException {
    int way = random.nextInt(8);
    if (way == 0) {
      return lock.tryLock();
    }
    if (way == 1) {
      long limit = random.nextLong(20_000_000);
      boolean obtained = lock.tryLock(limit, TimeUnit.NANOSECONDS);
      requireInTime(start, limit, stops);
      return obtained;
    }
    if (way == 2) {
      interrupts.welcome();
      try {
        lock.lockInterruptibly();
      } finally {
        interrupts.unwelcome();
      }
    } else {
      lock.lock();
    }
    return true;
  }

  private void requireInTime(long start, long limit, long stops) {
    long over = System.nanoTime() - start - limit;
    if (over > 10_000_000_000L && stops == world.control.get(World.STOPS)) {
      throw new Violation(
          "late",
          String.format("tryLock of %d ns of lock %s took %d ns more.", limit, name(), over));
    }
  }

  private String name() {
    return World.LOCK_NAMES.get(index);
  }

  private void requireNotHeld(String after) {
    if (lock.isHeldByCurrentThread()) {
      throw new Violation("held", "lock " + name() + " is held after " + after);
    }
  }

  /** The lock was granted to this thread a moment ago. */
  void entered(long start, long stops) {
    long now = System.nanoTime();
    long granted = lock.grant().epoch();
    // A wait for a condition that was interrupted before it began never gave the lock back.
    long dead = granted == epoch ? exclusion.enterAgain(me, epoch) : exclusion.enter(me, granted);
    epoch = granted;
    world.count(Stat.GRANTS);
    if (dead != 0) {
      world.count(Stat.INHERITED);
      recovered(dead, start, now);
      account.audit(true);
      setCell(World.LONG_HOLD, 0);
    } else {
      handedOver(start, now, stops);
    }
  }

  private void handedOver(long start, long now, long stops) {
    if (!measures || stops != world.control.get(World.STOPS)) {
      return;
    }
    world.max(Stat.MAX_WAIT, (now - start) / 1000);
    long releasedAt = cell(World.RELEASED_AT);
    if (releasedAt - start > 0) {
      world.count(Stat.HAND_OFFS);
      world.max(Stat.MAX_HAND_OFF, (now - releasedAt) / 1000);
      if (now - releasedAt > LATE_NANOS) {
        world.count(Stat.LATE_HAND_OFFS);
      }
    }
  }

  // ---- repairing it ----

  private void abandoned(AbandonedLockException e, long start) {
    long now = System.nanoTime();
    requireNotHeld("an AbandonedLockException");
    if (World.policy(index) == OwnerDeath.RELEASE) {
      throw new Violation(
          "policy", "lock " + name() + " should have been handed over: " + e.getMessage());
    }
    requireDead(e);
    world.count(Stat.ABANDONED);
    try {
      if (lock.recover(() -> repair(start, now))) {
        world.count(Stat.REPAIRS);
      }
    } catch (RepairFails failed) {
      world.count(Stat.FAILED_REPAIRS);
    }
    requireNotHeld("recover");
  }

  private void requireDead(AbandonedLockException e) {
    Matcher matcher = PROCESS.matcher(e.owner().description());
    if (matcher.find()) {
      long pid = Long.parseLong(matcher.group(1));
      if (!Proc.isDead(pid, Proc.startTime(pid))) {
        throw new Violation("robbed", "said to be dead is a process that lives: " + e.getMessage());
      }
    }
  }

  private void repair(long start, long abandonedAt) {
    epoch = lock.grant().epoch();
    long dead = exclusion.enterRepair(me, epoch);
    if (dead != 0) {
      recovered(dead, start, abandonedAt);
    }
    setCell(World.LONG_HOLD, 0);
    account.audit(true);
    hold();
    lastWords.holding(me, () -> exclusion.check(me, epoch));
    exclusion.leave(me, epoch);
    if (random.nextInt(16) == 0) {
      throw new RepairFails();
    }
  }

  /** Who waited already when the harness killed the holder measures the recovery. */
  private void recovered(long dead, long start, long now) {
    long killedAt = world.workers.get(World.worker(Deaths.workerOf(dead), World.KILLED_AT));
    if (measures && killedAt != 0 && killedAt - start > 0) {
      world.sample(now - killedAt);
    }
  }

  // ---- holding it ----

  /** Uses the lock once: the account's first row, and some time under the eyes of the oracle. */
  void use() {
    if (random.nextInt(32) == 0) {
      account.audit(false);
    }
    hold();
    account.change(rows[0], me);
    lastWords.holding(me, () -> exclusion.check(me, epoch));
  }

  /** Makes one change of the balance. */
  void change(Account.Row row) {
    account.change(row, me);
    lastWords.holding(me, () -> exclusion.check(me, epoch));
  }

  /** Holds for some time, and checks all the while. */
  void hold() {
    int kind = random.nextInt(32);
    if (kind < 2) {
      setCell(World.LONG_HOLD, 1);
      for (int i = 0; i < 8; i++) {
        LockSupport.parkNanos(random.nextLong(1_000_000));
        exclusion.check(me, epoch);
      }
      setCell(World.LONG_HOLD, 0);
    } else if (kind < 8) {
      LockSupport.parkNanos(random.nextLong(100_000));
      exclusion.check(me, epoch);
    } else {
      for (int i = random.nextInt(20); i > 0; i--) {
        Thread.onSpinWait();
        exclusion.check(me, epoch);
      }
    }
  }

  /** Takes the marks away, before the lock is released. */
  void leaving() {
    exclusion.leave(me, epoch);
    setCell(World.RELEASED_AT, System.nanoTime());
  }

  void release() {
    leaving();
    lock.unlock();
  }
}
