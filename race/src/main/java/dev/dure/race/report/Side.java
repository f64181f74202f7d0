package dev.dure.race.report;

import dev.dure.race.runtime.Access;
import dev.dure.race.runtime.Held;
import dev.dure.race.runtime.LockCycle;
import dev.dure.race.runtime.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the two accesses of a race, or one of the threads that wait for locks in a circle.
 *
 * @param isWrite whether it wrote, or signalled
 * @param thread the thread, as text names it
 * @param threadName its name alone; may be empty
 * @param starter who started the thread, or null if that is not known
 * @param startedAt where it was started, innermost first; empty if that is not known
 * @param locks what the thread held, innermost first
 * @param stack where the access was, innermost first
 * @param wanted the lock for which it waits, or which it took and kept, or whose signal it makes or
 *     waits for; null for an access
 */
record Side(
    boolean isWrite,
    String thread,
    String threadName,
    @Nullable String starter,
    List<StackTraceElement> startedAt,
    List<HeldLock> locks,
    List<StackTraceElement> stack,
    @Nullable HeldLock wanted) {

  Side(
      boolean isWrite,
      String thread,
      String threadName,
      @Nullable String starter,
      List<StackTraceElement> startedAt,
      List<HeldLock> locks,
      List<StackTraceElement> stack) {
    this(isWrite, thread, threadName, starter, startedAt, locks, stack, null);
  }

  static Side of(LockCycle.Wait wait) {
    Side side = of(wait.access());
    return side.waitingFor(HeldLock.of(wait.wanted()));
  }

  /** The same thread, which waits for a lock there, or takes it. */
  Side waitingFor(HeldLock lock) {
    return new Side(isWrite, thread, threadName, starter, startedAt, locks, stack, lock);
  }

  static Side of(Access access) {
    ThreadInfo thread = access.thread();
    ThreadInfo starter = thread.starter();
    List<HeldLock> locks = new ArrayList<>();
    for (Held held : access.held()) {
      locks.add(HeldLock.of(held));
    }
    return new Side(
        access.isWrite(),
        thread.toString(),
        thread.name(),
        starter == null ? null : starter.toString(),
        List.of(thread.startedAt()),
        locks,
        List.of(access.stack()));
  }

  /** What it did, as a noun. */
  String access(FindingKind kind) {
    if (wanted == null) {
      return isWrite ? "write" : "read";
    }
    return switch (kind) {
      case UNRELEASED_LOCK, INEFFECTIVE_LOCK -> "lock";
      case LOST_SIGNAL -> isWrite ? "signal" : "wait";
      default -> "wait";
    };
  }

  /** Where it was, or null if that is not known. */
  @Nullable StackTraceElement place() {
    return stack.isEmpty() ? null : stack.get(0);
  }

  /** Whether both were in the same method. */
  boolean isInMethodOf(Side other) {
    StackTraceElement mine = place();
    StackTraceElement theirs = other.place();
    return mine != null && theirs != null && isSameMethod(mine, theirs);
  }

  /** Whether a lock was taken by the method in which the access was. */
  boolean holdsLockOfItsMethod() {
    StackTraceElement place = place();
    for (HeldLock lock : locks) {
      if (place != null && lock.takenAt() != null && isSameMethod(place, lock.takenAt())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSameMethod(StackTraceElement one, StackTraceElement other) {
    return one.getClassName().equals(other.getClassName())
        && one.getMethodName().equals(other.getMethodName());
  }

  /** The lock that both hold, or null. */
  @Nullable HeldLock common(Side other) {
    for (HeldLock mine : locks) {
      for (HeldLock theirs : other.locks) {
        if (mine.isSameLock(theirs)) {
          return mine;
        }
      }
    }
    return null;
  }

  /** The lock of this side for which the other holds another one that the same line took. */
  @Nullable HeldLock oneOfMany(Side other) {
    for (HeldLock mine : locks) {
      for (HeldLock theirs : other.locks) {
        if (mine.isAnotherOfTheSameLine(theirs)) {
          return mine;
        }
      }
    }
    return null;
  }
}
