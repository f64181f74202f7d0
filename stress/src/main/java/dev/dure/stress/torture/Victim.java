package dev.dure.stress.torture;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One worker process on its way to the end that was planned for it. */
final class Victim {

  private static final long MILLI = 1_000_000;

  private final int number;
  private final Plan plan;
  private final Life life;
  private final Path log;
  private final SplittableRandom random;
  private final Sabotage sabotage;
  private final long startedAt = System.nanoTime();
  private long readyAt;
  private long dueAt;
  private boolean killed;
  private boolean missed;
  private boolean leftByItsJvm;
  private boolean stopped;
  private int bursts;
  private int heldLock = -1;
  private long heldEpoch;
  private long changedAt = startedAt;
  private long lookedAt;

  Victim(int number, Plan plan, Life life, Path log, SplittableRandom random, Sabotage sabotage) {
    this.number = number;
    this.plan = plan;
    this.life = life;
    this.log = log;
    this.random = random;
    this.sabotage = sabotage;
    this.bursts = 3 + random.nextInt(8);
  }

  int number() {
    return number;
  }

  Plan plan() {
    return plan;
  }

  Life life() {
    return life;
  }

  Path log() {
    return log;
  }

  boolean isReady() {
    return readyAt != 0;
  }

  /** How long it took to be ready, in nanoseconds; 0 if it never was. */
  long startNanos() {
    return readyAt == 0 ? 0 : readyAt - startedAt;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Whether the harness has killed it, and not it itself. */
  boolean isKilled() {
    return killed;
  }

  /** Whether what was planned did not happen, so that it was killed at random. */
  boolean isMissed() {
    return missed;
  }

  /** When it was started, stopped or continued last: before that, nothing can be expected of it. */
  long changedAt() {
    return changedAt;
  }

  /** Does what is due now. */
  void step(long now, @Nullable Glance glance, Company company) {
    if (killed) {
      return;
    }
    if (plan.action() == Plan.Action.KILL_STARTING && now - startedAt > plan.micros() * 1000) {
      kill(glance);
    } else if (glance == null) {
      if (plan.action() == Plan.Action.AWAIT_STOP) {
        awaitStop(now, null); // it may be stopped while the segment is made, and all wait for it
      }
    } else {
      if (readyAt == 0 && glance.worker(number, World.READY) != 0) {
        readyAt = now;
        changedAt = now;
        dueAt = now + plan.micros() * 1000;
      }
      if (plan.action() == Plan.Action.AWAIT_STOP) {
        awaitStop(now, glance);
      } else if (readyAt != 0 && now - dueAt >= 0) {
        if (company.others(number) >= 2 || now - readyAt > plan.patienceNanos() / 2) {
          due(now, glance, company);
        } else {
          dueAt = now + plan.micros() * 500; // alone it would miss nothing and nobody would miss it
        }
      }
    }
  }

  private void due(long now, Glance glance, Company company) {
    switch (plan.action()) {
      case KILL_HOLDING -> {
        int lock = glance.longHeldBy(number);
        if (lock >= 0 && company.isWanted(lock, number)) {
          kill(glance);
        } else {
          giveUp(now, glance);
        }
      }
      case KILL_STOPPED -> {
        if (stopped) {
          kill(glance);
        } else {
          stop(glance);
          dueAt = now + random.nextLong(200 * MILLI);
        }
      }
      case STOP_HOLDING -> stopHolding(now, glance);
      case STOP_BURSTS -> {
        if (bursts-- == 0) {
          kill(glance);
        } else if (stopped) {
          cont(glance);
          dueAt = now + random.nextLong(8 * MILLI);
        } else {
          stop(glance);
          dueAt = now + random.nextLong(40 * MILLI);
        }
      }
      case AWAIT_END -> awaitEnd(now, glance);
      default -> kill(glance);
    }
  }

  private void giveUp(long now, @Nullable Glance glance) {
    if (now - readyAt > plan.patienceNanos()) {
      missed = true;
      kill(glance);
    }
  }

  private void awaitEnd(long now, Glance glance) {
    boolean threadEnded = false;
    for (int i = 0; i < World.THREADS; i++) {
      threadEnded |= glance.thread(number, i, World.ENDED) != 0;
    }
    if (threadEnded && heldLock < 0) {
      heldLock = 0; // seen
      dueAt = now + 100 * MILLI + plan.micros() * 1000;
    } else if (threadEnded) {
      kill(glance);
    } else {
      giveUp(now, glance);
    }
  }

  private void awaitStop(long now, @Nullable Glance glance) {
    if (heldLock >= 0) { // was continued
      if (now - dueAt >= 0) {
        kill(glance);
      }
    } else if (stopped) {
      if (now - dueAt >= 0) {
        cont(glance);
        heldLock = 0;
        dueAt = now + plan.micros() * 1000;
      }
    } else if (now - lookedAt > 10 * MILLI) {
      lookedAt = now;
      if (Proc.state(life.pid()) == 'T') {
        stopped = true;
        changedAt = now;
        countStop(glance);
        dueAt = now + random.nextLong(300 * MILLI);
      } else if (readyAt != 0) {
        giveUp(now, glance);
      }
    }
  }

  /** Stops it while it holds a lock, and sees that it still has it when it is continued. */
  private void stopHolding(long now, Glance glance) {
    if (heldLock >= 0) {
      if (stopped) {
        requireNotRobbed(glance);
        cont(glance);
        dueAt = now + random.nextLong(50 * MILLI);
      } else {
        kill(glance);
      }
      return;
    }
    int lock = glance.longHeldBy(number);
    if (lock < 0) {
      giveUp(now, glance);
      return;
    }
    stop(glance);
    for (int i = 0; i < 1000 && Proc.state(life.pid()) != 'T'; i++) {
      Thread.onSpinWait();
    }
    if (glance.longHeldBy(number) == lock && Proc.state(life.pid()) == 'T') {
      heldLock = lock;
      heldEpoch = glance.cell(lock, World.EPOCH);
      sabotage.whileStopped(glance, lock, life.pid());
      dueAt = now + 20 * MILLI + random.nextLong(400 * MILLI);
    } else {
      cont(glance);
    }
  }

  private void requireNotRobbed(Glance glance) {
    long mark = glance.cell(heldLock, World.MARK);
    long epoch = glance.cell(heldLock, World.EPOCH);
    int word = glance.reader().getInt(glance.lockAt(heldLock));
    if (mark == 0
        || Deaths.workerOf(mark) != number
        || epoch != heldEpoch
        || !SegmentReader.isHeld(word)) {
      throw new Violation(
          "robbed",
          String.format(
              "worker %d (process %d) was stopped while it held lock %s with epoch %d; before it was continued the lock"
                  + " was marked by %s with epoch %d, and its word is %08x.",
              number,
              life.pid(),
              World.LOCK_NAMES.get(heldLock),
              heldEpoch,
              Deaths.text(mark),
              epoch,
              word));
    }
  }

  /** Whether it was forked, and a thread of it waits for one that stayed behind in the zygote. */
  boolean isLeftByItsJvm() {
    return plan.forked() && !killed && Proc.waitsForItsJvm(life.pid());
  }

  void killForItsJvm(Glance glance) {
    leftByItsJvm = true;
    kill(glance);
  }

  boolean wasLeftByItsJvm() {
    return leftByItsJvm;
  }

  void kill(@Nullable Glance glance) {
    killed = true;
    if (glance != null) {
      glance.setWorker(number, World.KILLED_AT, System.nanoTime());
    }
    life.signal(Posix.SIGKILL);
  }

  private void stop(Glance glance) {
    countStop(glance);
    stopped = true;
    life.signal(Posix.SIGSTOP);
    changedAt = System.nanoTime();
  }

  void cont(@Nullable Glance glance) {
    life.signal(Posix.SIGCONT);
    stopped = false;
    changedAt = System.nanoTime();
    countStop(glance);
  }

  /** Tells everybody who measures that his measurement is spoiled. */
  static void countStop(@Nullable Glance glance) {
    if (glance != null) {
      glance.setControl(World.STOPS, glance.control(World.STOPS) + 1);
    }
  }
}
