package dev.dure.stress.chaos;

import dev.dure.stress.torture.Posix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends workers of this JVM by signals, at random moments: most of those that have begun to work,
 * some while they start.
 */
final class Killer {

  private static final int SIGTERM = 15;
  private static final int SIGSEGV = 11;

  /** More of them, and pools give up starting workers most of the time. */
  private static final int PERCENT_IN_START = 8;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  /** How many at a time may stand still. */
  private static final int MAX_STOPPED = 3;

  private final Judge judge;
  private final Ledger ledger;
  private final Tally tally;
  private final SplittableRandom random;

  /** Stopped ones, and when that ends. */
  private final Map<Long, Long> stopped = new HashMap<>();

  /** Those that were killed and may be seen for a while yet. */
  private final Map<Long, Long> killedAt = new HashMap<>();

  /** Whether the next one to be ended has yet to begin its first task. */
  private boolean nextInStart;

  private List<Long> children = List.of();
  private long seenNanos;
  private long phaseEnd;
  private long pauseNanos;

  Killer(Judge judge, Ledger ledger, Tally tally, SplittableRandom random) {
    this.judge = judge;
    this.ledger = ledger;
    this.tally = tally;
    this.random = random;
  }

  /** Ends one perhaps, and waits for a moment. */
  void step() {
    long now = System.nanoTime();
    endStops(now);
    if (now > phaseEnd) { // now and then workers get on for a while
      pauseNanos = TimeUnit.MILLISECONDS.toNanos(List.of(2, 10, 40).get(random.nextInt(3)));
      phaseEnd = now + TimeUnit.MILLISECONDS.toNanos(random.nextInt(3000));
    }
    var _ = killedAt.values().removeIf(at -> now - at > TimeUnit.SECONDS.toNanos(2));
    if (now - seenNanos > LOOK_NANOS) { // it reads all of /proc
      seenNanos = now;
      children =
          ProcessHandle.current()
              .children()
              .map(ProcessHandle::pid)
              .filter(Remains::isWorker) // a pool has a guardian too
              .toList();
    }
    List<Long> candidates =
        children.stream()
            .filter(pid -> !stopped.containsKey(pid) && !killedAt.containsKey(pid))
            .toList();
    if (!candidates.isEmpty()) {
      long pid = candidates.get(random.nextInt(candidates.size()));
      if (ledger.hasWorked(pid) != nextInStart) {
        hit(pid, nextInStart);
        nextInStart = random.nextInt(100) < PERCENT_IN_START;
      }
    }
    LockSupport.parkNanos(1 + (long) (-Math.log(1 - random.nextDouble()) * pauseNanos));
  }

  private void hit(long pid, boolean inStart) {
    int way = random.nextInt(100);
    if (way < 12 && stopped.size() < MAX_STOPPED) {
      judge.willKill(pid, "stopped", inStart);
      Posix.kill(pid, Posix.SIGSTOP);
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(300));
      var _ = stopped.put(pid, until);
    } else if (way < 20) {
      kill(pid, "SIGTERM", SIGTERM, inStart);
    } else if (way < 22) {
      kill(pid, "SIGSEGV", SIGSEGV, inStart);
    } else {
      kill(pid, inStart ? "SIGKILL, while it started" : "SIGKILL", Posix.SIGKILL, inStart);
    }
  }

  private void kill(long pid, String how, int signal, boolean inStart) {
    judge.willKill(pid, how, inStart);
    Posix.kill(pid, signal);
    tally.kill(how);
    var _ = killedAt.put(pid, System.nanoTime());
  }

  /** Ends all stops: by a kill, most of them. */
  void endStops() {
    endStops(Long.MAX_VALUE);
  }

  private void endStops(long now) {
    for (Map.Entry<Long, Long> each : Map.copyOf(stopped).entrySet()) {
      if (now == Long.MAX_VALUE || now - each.getValue() > 0) {
        long pid = each.getKey();
        stopped.remove(pid);
        if (random.nextInt(3) == 0) {
          tally.count("stopped and continued");
          Posix.kill(pid, Posix.SIGCONT);
        } else {
          kill(pid, "SIGSTOP, then SIGKILL", Posix.SIGKILL, false);
        }
      }
    }
  }
}
