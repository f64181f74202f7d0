package dev.dure.race.runtime;

import dev.dure.race.runtime.OptimisticRead.Conflict;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes races from where they are noticed, and gives each pair of places once to who reports. */
public final class Findings {

  private static final Set<Long> SEEN = new HashSet<>();
  private static volatile @Nullable Consumer<Race> listener;

  private Findings() {}

  /** Who is told; called in the thread that made the later access, one call at a time. */
  public static void listen(Consumer<Race> consumer) {
    listener = consumer;
  }

  /** Who is told of atomicity violations; called as the other one is. */
  public static void listenToViolations(Consumer<Violation> consumer) {
    Violations.listen(consumer);
  }

  /** Who is told of threads that could wait for each other for ever. */
  public static void listenToCycles(Consumer<LockCycle> consumer) {
    LockOrder.listen(consumer);
  }

  /** Who is told of locks whose holder has ended: by a hold of one, where it was taken. */
  public static void listenToUnreleased(Consumer<Access> consumer) {
    Unreleased.listen(consumer);
  }

  /** Who is told of locks that are values; see {@link ValueLocks}. */
  public static void listenToValueLocks(BiConsumer<Access, Access> consumer) {
    ValueLocks.listen(consumer);
  }

  /**
   * Gives again what has been given before, if it is found again: each test is to be told of what
   * it does, also if an earlier one did the same.
   */
  public static void beginAgain() {
    synchronized (SEEN) {
      SEEN.clear();
    }
    Violations.beginAgain();
    LockOrder.beginAgain();
    Unreleased.beginAgain();
    ValueLocks.beginAgain();
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
    if (thread.busy || isSeen(conflict) || OptimisticRead.defers(conflict) || !isNew(conflict)) {
      return;
    }
    thread.busy = true;
    try {
      Consumer<Race> told = listener;
      if (told != null) {
        told.accept(conflict.race());
      }
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }

  private static boolean isSeen(Conflict conflict) {
    synchronized (SEEN) {
      return SEEN.contains(pair(conflict));
    }
  }

  private static boolean isNew(Conflict conflict) {
    synchronized (SEEN) {
      return SEEN.add(pair(conflict));
    }
  }

  private static long pair(Conflict conflict) {
    int one = conflict.before().site();
    int other = conflict.site();
    return ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }
}
