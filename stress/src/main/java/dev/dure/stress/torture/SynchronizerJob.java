package dev.dure.stress.torture;

import dev.dure.AbandonedLockException;
import dev.dure.SpaceClosedException;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

/**
 * Uses the synchronizers that all workers share, for their points to be reached and for their
 * oracles.
 */
final class SynchronizerJob {

  private static final long SEAT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final World world;
  private final Deaths deaths;
  private final long me;
  private final Interrupts interrupts;
  private final SplittableRandom random;

  SynchronizerJob(World world, long me, Interrupts interrupts, SplittableRandom random) {
    this.world = world;
    this.deaths = world.deaths();
    this.me = me;
    this.interrupts = interrupts;
    this.random = random;
  }

  void step() {
    switch (random.nextInt(8)) {
      case 0 -> ring();
      case 1 -> meet();
      case 2, 3, 4 -> sit();
      case 5 -> withRepair(this::write);
      default -> withRepair(this::read);
    }
  }

  /**
   * The oracle of the read-write lock: a writer leaves the two numbers of the page different for a
   * moment, so a reader that meets a writer, or what a dead one has left, sees that; and two
   * writers at once lose an increment of one of them.
   */
  private void write() {
    if (!take(world.table.writeLock())) {
      return;
    }
    long before = world.page.getPlain(0);
    requireSame(before, world.page.getPlain(1));
    world.page.setRelease(0, before + 1);
    dwell(1, 1_000_000);
    world.page.setRelease(1, before + 1);
    world.table.writeLock().unlock();
    world.count(Stat.WRITES);
  }

  private void read() {
    if (!take(world.table.readLock())) {
      return;
    }
    long first = world.page.getPlain(0);
    dwell(1, 1_000_000);
    requireSame(first, world.page.getPlain(1));
    requireSame(first, world.page.getPlain(0));
    world.table.readLock().unlock();
  }

  private boolean take(Lock side) {
    interrupts.welcome();
    try {
      switch (random.nextInt(4)) {
        case 0 -> side.lock();
        case 1 -> side.lockInterruptibly();
        case 2 -> {
          return side.tryLock();
        }
        default -> {
          return side.tryLock(random.nextInt(2_000), TimeUnit.MICROSECONDS);
        }
      }
      return true;
    } catch (InterruptedException e) {
      return false; // given on purpose
    } finally {
      interrupts.unwelcome();
    }
  }

  private void withRepair(Runnable step) {
    while (true) {
      try {
        step.run();
        return;
      } catch (AbandonedLockException e) {
        world.count(Stat.ABANDONED);
        if (world.table.recover(() -> world.page.setRelease(1, world.page.getPlain(0)))) {
          world.count(Stat.REPAIRS);
        }
      }
    }
  }

  private void requireSame(long first, long second) {
    if (first != second) {
      throw new Violation(
          "read-write",
          String.format("%s has the lock and sees %d and %d.", Deaths.text(me), first, second));
    }
  }

  /**
   * The oracle of the barrier: a wait with a limit ends, whoever of the other parties died or reset
   * it, and a party that has come first has a place other than that of the last.
   */
  private void meet() {
    interrupts.welcome();
    try {
      int place = world.meeting.await(random.nextInt(3_000), TimeUnit.MICROSECONDS);
      if (place != 0 && place != 1) {
        throw new Violation("barrier", Deaths.text(me) + " has place " + place + " of 2.");
      }
      world.count(Stat.MEETINGS);
    } catch (BrokenBarrierException | TimeoutException | InterruptedException e) {
      world.meeting.reset();
    } finally {
      interrupts.unwelcome();
    }
  }

  /**
   * The oracles of the semaphore. There is a seat for each permit, so who has a permit finds one
   * that is empty, or that a dead one has left behind; and the semaphore is bounded, so that a
   * permit too many shows when it is given back while all others are there.
   */
  private void sit() {
    if (!acquire()) {
      return;
    }
    int seat = findSeat();
    dwell(8, 200_000);
    world.seats.set(seat, 0);
    release();
    world.count(Stat.PERMITS);
  }

  private void release() {
    try {
      world.desks.release();
    } catch (SpaceClosedException e) {
      throw e;
    } catch (IllegalStateException e) {
      Violation violation = new Violation("permits", Deaths.text(me) + ": " + e.getMessage());
      violation.initCause(e);
      throw violation;
    }
  }

  /** Stays for a while, once in so many times: so that others come, and death too. */
  private void dwell(int once, long nanos) {
    if (random.nextInt(once) == 0) {
      LockSupport.parkNanos(random.nextLong(nanos));
    }
  }

  private int findSeat() {
    long begin = System.nanoTime();
    for (int seat = 0; ; seat = (seat + 1) % World.DESKS) {
      long sitting = world.seats.get(seat);
      if ((sitting == 0 || deaths.isDead(sitting))
          && world.seats.compareAndSet(seat, sitting, me)) {
        return seat;
      }
      // A dead process is seen to be dead a little after its permits have come back.
      if (System.nanoTime() - begin > SEAT_NANOS) {
        throw new Violation(
            "permits",
            String.format(
                "%s has a permit and finds no seat: the last looked at is taken by %s.",
                Deaths.text(me), Deaths.text(sitting)));
      }
    }
  }

  private boolean acquire() {
    interrupts.welcome();
    try {
      switch (random.nextInt(3)) {
        case 0 -> world.desks.acquire();
        case 1 -> {
          return world.desks.tryAcquire();
        }
        default -> {
          return world.desks.tryAcquire(random.nextInt(2_000), TimeUnit.MICROSECONDS);
        }
      }
      return true;
    } catch (InterruptedException e) {
      return false; // given on purpose
    } finally {
      interrupts.unwelcome();
    }
  }

  /** An event has no owner: nobody may be stuck at it, and there is nothing else to contradict. */
  private void ring() {
    if (random.nextBoolean()) {
      world.bell.set();
      world.bell.clear();
      return;
    }
    interrupts.welcome();
    try {
      var _ = world.bell.await(random.nextInt(3), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // given on purpose
    } finally {
      interrupts.unwelcome();
    }
  }

  /** When nobody but the caller is left, all permits must be there. */
  static void audit(World world) {
    int readers = world.table.getReadLockCount();
    if (readers != 0) {
      throw new Violation(
          "read-write", String.format("%d holds of readers are left, and nobody reads.", readers));
    }
    int permits = world.desks.availablePermits();
    if (permits != World.DESKS) {
      throw new Violation(
          "permits",
          String.format("%d permits are left of %d, and nobody holds any.", permits, World.DESKS));
    }
  }
}
