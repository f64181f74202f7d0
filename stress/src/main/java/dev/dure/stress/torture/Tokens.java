package dev.dure.stress.torture;

import dev.dure.AbandonedLockException;
import dev.dure.SharedCondition;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A bounded number of tokens under a lock with two conditions: the oracle of wake-ups.
 *
 * <p>Who signals all waiters stamps the time. Who waits knows which signal was the first after it
 * began: a wait that ends by its timeout though that signal came well before means a lost signal;
 * one that ends later than the backstop means a lost wake-up.
 */
final class Tokens {

  static final int CAPACITY = 4;
  static final Account.Row PRODUCED = new Account.Row(World.PRODUCED, 1);
  static final Account.Row CONSUMED = new Account.Row(World.CONSUMED, -1);

  private static final long SLACK_NANOS = 10_000_000;

  private final World world;
  private final Holder holder;
  private final SplittableRandom random;
  private final SharedCondition notEmpty;
  private final SharedCondition notFull;

  Tokens(World world, Holder holder, SplittableRandom random) {
    this.world = world;
    this.holder = holder;
    this.random = random;
    this.notEmpty = world.notEmpty;
    this.notFull = world.notFull;
  }

  /** Adds or takes a token; gives up after a while. */
  void step(Interrupts interrupts) {
    boolean produce = random.nextBoolean();
    if (!holder.acquire(interrupts)) {
      return;
    }
    for (int waits = 0; waits < 3; waits++) {
      long tokens = holder.account().balance();
      requirePossible(tokens);
      if (produce ? tokens < CAPACITY : tokens > 0) {
        holder.change(produce ? PRODUCED : CONSUMED);
        signal(produce ? notEmpty : notFull);
        break;
      }
      if (!await(produce ? notFull : notEmpty, interrupts)) {
        return;
      }
    }
    holder.release();
  }

  private static void requirePossible(long tokens) {
    if (tokens < 0 || tokens > CAPACITY) {
      throw new Violation(
          "accounting", "there are " + tokens + " tokens; possible are 0 to " + CAPACITY);
    }
  }

  private void signal(SharedCondition condition) {
    if (random.nextInt(4) == 0) {
      condition.signal();
      return;
    }
    condition.signalAll();
    // Still under the lock, and after the signal: the stamp is never too early.
    int base = base(condition);
    long count = world.cells.getPlain(base) + 1;
    world.cells.setPlain(base + 1 + (int) (count % stamps()), System.nanoTime());
    world.cells.setPlain(base, count);
  }

  /** Two rings of stamps follow the other cells of the lock. */
  @SuppressWarnings("ReferenceEquality") // one of these two
  private int base(SharedCondition condition) {
    int from = World.cell(World.TOKENS_LOCK, World.STAMPS);
    return condition == notEmpty ? from : from + 1 + stamps();
  }

  private static int stamps() {
    return (World.CELLS - World.STAMPS) / 2 - 1;
  }

  /** Waits; false if the lock is not held any more. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops, a few times
  private boolean await(SharedCondition condition, Interrupts interrupts) {
    long limit =
        random.nextInt(4) == 0 ? random.nextLong(2_000_000_000) : random.nextLong(200_000_000);
    int base = base(condition);
    long before = world.cells.getPlain(base);
    long stops = world.control.get(World.STOPS);
    long start = System.nanoTime();
    holder.leaving();
    boolean woken = false;
    boolean interrupted = false;
    interrupts.welcome();
    try {
      woken = condition.await(limit, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (AbandonedLockException e) {
      world.count(Stat.ABANDONED);
      return false;
    } finally {
      interrupts.unwelcome();
    }
    // The lock may have been handed over long after the wait ended, so it is not measured here.
    holder.entered(System.nanoTime(), stops);
    world.count(Stat.WAITS);
    long signals = world.cells.getPlain(base) - before;
    if (!interrupted
        && holder.measures()
        && signals > 0
        && signals < stamps()
        && stops == world.control.get(World.STOPS)) {
      long signalledAt = world.cells.getPlain(base + 1 + (int) ((before + 1) % stamps()));
      judge(woken, signalledAt - start, limit, System.nanoTime() - signalledAt);
    }
    return true;
  }

  private void judge(boolean woken, long signalledAfter, long limit, long sinceSignal) {
    if (!woken && signalledAfter < limit - SLACK_NANOS) {
      throw new Violation(
          "lost signal",
          String.format(
              "a wait of %d ns ended by its timeout, though all were signalled after %d ns.",
              limit, signalledAfter));
    }
    if (woken) {
      world.max(Stat.MAX_WAKE, sinceSignal / 1000);
      if (sinceSignal > Holder.LATE_NANOS) {
        world.count(Stat.LATE_WAKES);
      }
    }
  }
}
