package dev.dure.race.runtime;

import dev.dure.race.runtime.OptimisticRead.Conflict;
import java.util.function.Consumer;

/** Takes races from where they are noticed, and gives each pair of places once to who reports. */
public final class Findings {

  private static final Channel<Race> RACES = new Channel<>();

  private Findings() {}

  /** Who is told; called in the thread that made the later access, one call at a time. */
  public static void listen(Consumer<Race> consumer) {
    RACES.listen(consumer);
  }

  /** Who is told of atomicity violations; called as the other one is. */
  public static void listenToViolations(Consumer<Violation> consumer) {
    Violations.CHANNEL.listen(consumer);
  }

  /** Who is told of threads that could wait for each other for ever. */
  public static void listenToCycles(Consumer<LockCycle> consumer) {
    LockOrder.CHANNEL.listen(consumer);
  }

  /** Who is told of locks whose holder has ended: by a hold of one, where it was taken. */
  public static void listenToUnreleased(Consumer<Access> consumer) {
    Unreleased.CHANNEL.listen(consumer);
  }

  /** Who is told of locks that exclude nobody. */
  public static void listenToIneffectiveLocks(Consumer<IneffectiveLock> consumer) {
    IneffectiveLock.CHANNEL.listen(consumer);
  }

  /**
   * Gives again what has been given before, if it is found again: each test is to be told of what
   * it does, also if an earlier one did the same.
   */
  public static void beginAgain() {
    RACES.beginAgain();
    Violations.CHANNEL.beginAgain();
    LockOrder.CHANNEL.beginAgain();
    Unreleased.CHANNEL.beginAgain();
    IneffectiveLock.CHANNEL.beginAgain();
    ValueLocks.beginAgain();
    CallLocks.beginAgain();
  }

  static void race(State before, ThreadState thread, int site, boolean write, String location) {
    if (thread.learnsByComparing(before.epoch)) {
      return;
    }
    race(new Conflict(before, thread.epoch, Calls.frame(thread), site, write, location));
  }

  /** In the thread of either access, or one that knows by now what an access was worth. */
  static void race(Conflict conflict) {
    ThreadState thread = ThreadState.current();
    long pair = pair(conflict);
    if (thread.busy
        || RACES.isSeen(pair)
        || OptimisticRead.defers(conflict)
        || !RACES.isNew(pair)) {
      return;
    }
    thread.busy = true;
    try {
      if (RACES.isOpen()) {
        RACES.tell(conflict.race());
      }
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }

  private static long pair(Conflict conflict) {
    int one = conflict.before().site();
    int other = conflict.site();
    return ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }
}
