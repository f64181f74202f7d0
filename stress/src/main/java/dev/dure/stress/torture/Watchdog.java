package dev.dure.stress.torture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The oracle of progress. Two things may not last longer than a limit:
 *
 * <ul>
 *   <li>a lock or record goes to nobody, though at every look some worker that runs wants it.
 *       Workers die all the time, so that it is the lock that is watched, and not who waits for it;
 *   <li>a thread of a worker that runs makes no step. Each step waits only for what the contract
 *       says will come. One worker in each round lives to its end for this.
 * </ul>
 */
final class Watchdog {

  /**
   * Until the first segment is whole, several workers may be killed one after the other; and where
   * others have all of the machine, a JVM of the lowest priority needs long until it runs.
   */
  private static final int BEGIN_LIMITS = 6;

  /** After how long without a step a forked JVM is asked whether it waits for itself. */
  private static final long JVM_NANOS = 3_000_000_000L;

  private static final int WANTED = World.LOCKS + World.PURSES;

  /** A number that should change, and when it did. */
  private record Beat(long number, long since) {}

  private final long limit;
  private final Map<Long, Beat> threads = new HashMap<>();
  private final Map<Integer, Beat> locks = new HashMap<>();
  private final long beganAt = System.nanoTime();
  private long checkedAt = beganAt;

  Watchdog(long limitNanos) {
    this.limit = limitNanos;
  }

  /** While there is no segment to look at yet: one of the workers has to make it. */
  void checkBegin(long now, List<Victim> victims) {
    if (now - beganAt > BEGIN_LIMITS * limit) {
      throw new Violation(
          "hang",
          String.format(
              "no worker has made a segment for %d ms.%n%s",
              (now - beganAt) / 1_000_000, Stacks.of(null, victims)));
    }
  }

  void check(long now, Glance glance, List<Victim> victims) {
    if (now - checkedAt < 200_000_000L) {
      return;
    }
    // When this process itself was kept from running, nobody else's silence means anything.
    if (now - checkedAt > 3_000_000_000L) {
      threads.clear();
      locks.clear();
    }
    checkedAt = now;
    for (int wanted = 0; wanted < WANTED; wanted++) {
      checkLock(now, glance, wanted, victims);
    }
    for (Victim victim : victims) {
      for (int thread = 0; thread < World.THREADS; thread++) {
        checkThread(now, glance, victim, thread, victims);
      }
    }
  }

  private void checkLock(long now, Glance glance, int wanted, List<Victim> victims) {
    boolean wants = false;
    boolean stopped = false;
    for (Victim victim : victims) {
      stopped |= victim.isStopped();
      for (int thread = 0; thread < World.THREADS; thread++) {
        wants |=
            victim.isReady() && glance.thread(victim.number(), thread, World.WANTS) == wanted + 1;
      }
    }
    long progress = glance.progress(wanted);
    Beat last = locks.get(wanted);
    if (last == null || last.number() != progress || !wants || stopped) {
      locks.put(wanted, new Beat(progress, now));
    } else if (now - last.since() > limit) {
      throw new Violation(
          "hang",
          String.format(
              "%s went to nobody for %d ms, though it was wanted.%n%s%n%s",
              name(wanted),
              (now - last.since()) / 1_000_000,
              glance.reader().dump(),
              Stacks.of(glance, victims)));
    }
  }

  private static String name(int wanted) {
    return wanted < World.LOCKS
        ? "lock " + World.LOCK_NAMES.get(wanted)
        : "record " + (wanted - World.LOCKS);
  }

  private void checkThread(
      long now, Glance glance, Victim victim, int thread, List<Victim> victims) {
    long key = Deaths.mark(victim.number(), thread);
    long step = glance.thread(victim.number(), thread, World.BEATS);
    Beat last = threads.get(key);
    if (last == null
        || last.number() != step
        || victim.isStopped()
        || victim.changedAt() - last.since() > 0
        || glance.thread(victim.number(), thread, World.ENDED) != 0) {
      threads.put(key, new Beat(step, now));
    } else if (now - last.since() > JVM_NANOS && victim.isLeftByItsJvm()) {
      victim.killForItsJvm(glance);
    } else if (now - last.since() > (victim.plan().starved() ? BEGIN_LIMITS : 1) * limit) {
      int wants = (int) glance.thread(victim.number(), thread, World.WANTS);
      throw new Violation(
          "hang",
          String.format(
              "%s (process %d, %s) has made no step for %d ms; it wants %s.%n%s%n%s",
              Deaths.text(key),
              victim.life().pid(),
              victim.isReady() ? "ready" : "not ready yet",
              (now - last.since()) / 1_000_000,
              wants == 0 ? "no lock" : name(wants - 1),
              glance.reader().dump(),
              Stacks.of(glance, victims)));
    }
  }
}
