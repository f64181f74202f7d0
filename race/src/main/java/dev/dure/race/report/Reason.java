package dev.dure.race.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why two accesses are a race. */
final class Reason {

  private Reason() {}

  static String of(Side later, Side earlier) {
    return "Nothing orders the two: " + locks(later, earlier) + ".";
  }

  /** Of a look, an act, and another thread's access. */
  static String ofSteps(List<Side> sides, boolean observed) {
    Side look = sides.get(0);
    Side other = sides.get(2);
    String what =
        other.isWrite()
            ? other.thread() + " wrote"
            : other.thread() + " looked, to act on it in the same way,";
    HeldLock split = splitLock(sides);
    if (observed) {
      String gap = split == null ? "" : ", where that had given back " + split.name();
      return what + " between the two accesses of " + look.thread() + gap + ".";
    }
    return "Nothing keeps "
        + other.thread()
        + " from the moment between the two accesses of "
        + look.thread()
        + ": "
        + (split == null
            ? "no lock is held round them that it takes, too, and nothing else orders the threads"
                + " there but the variable itself."
            : split.name() + " is given back there, and nothing else orders the threads.");
  }

  /** What all had that only one can have, so who looked and acted gave it back; null if none. */
  private static @Nullable HeldLock splitLock(List<Side> sides) {
    for (HeldLock lock : sides.get(0).locks()) {
      boolean byAll =
          !lock.isShared()
              && sides.stream()
                  .allMatch(
                      side ->
                          side.locks().stream()
                              .anyMatch(own -> own.isSameLock(lock) && !own.isShared()));
      if (byAll) {
        return lock;
      }
    }
    return null;
  }

  /** Of threads that each wait for a lock that the next one holds. */
  static String ofCycle(List<Side> sides, boolean observed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sides.size(); i++) {
      Side side = sides.get(i);
      HeldLock wanted = side.wanted();
      text.append(i == 0 ? "" : ", ")
          .append(side.thread())
          .append(observed ? " waits for " : " can wait for ")
          .append(wanted == null ? "a lock" : wanted.name())
          .append(", which ")
          .append(sides.get((i + 1) % sides.size()).thread())
          .append(observed ? " holds" : " can hold then");
    }
    return observed
        ? text + ": so none of them will ever go on."
        : text
            + ". No lock is held round both that would let only one in, and nothing that was seen"
            + " orders the threads there but the locks themselves.";
  }

  /** Of a lock that excludes nobody. */
  static String ofIneffectiveLock(LockPattern pattern, List<Side> sides, HeldLock lock) {
    boolean isSame = lock.isSameLock(sides.get(1).locks().get(0));
    return sides.get(0).thread()
        + " and "
        + sides.get(1).thread()
        + (isSame ? " took the same object here: " : " took two objects here: ")
        + switch (pattern) {
          case CALL_LOCK ->
              "each call of the method makes one that nobody else can see, so it excludes nobody";
          case FIELD_LOCK ->
              "the field had another one meanwhile, and nothing orders the end of one hold before the"
                  + " other, so both can be inside at once";
          default ->
              lock.type().equals("java.lang.String")
                  ? "equal literals are one object in all classes, so code that has nothing to do with"
                      + " this one may hold it"
                  : "boxing gives one object to all code for some values, and a new one each time for"
                      + " others";
        }
        + ".";
  }

  /** Of a lock whose holder has ended. */
  static String ofUnreleased(Side side) {
    return side.thread()
        + " has ended and still holds the lock, which only its holder can give back: whoever wants it"
        + " from now on waits for ever.";
  }

  /** Of a wait that began after the signal. */
  static String ofLostSignal(Side wait, Side signal, HeldLock lock) {
    return wait.thread()
        + " waits for a signal of "
        + lock.name()
        + " and has not asked, under the lock, whether it was made already: "
        + signal.thread()
        + " made it before, when nobody waited, and a signal is not kept. All threads of the program"
        + " wait without end by now, so nobody will make another.";
  }

  private static String locks(Side later, Side earlier) {
    HeldLock common = later.common(earlier);
    if (common != null && common.isShared()) {
      return "both threads held "
          + common.name()
          + ", but as a read lock, which does not keep the other out";
    }
    if (later.locks().isEmpty() && earlier.locks().isEmpty()) {
      return "neither thread held a lock, and no volatile access, start, join or other hand-over"
          + " lies between them";
    }
    String held =
        later.thread()
            + " held "
            + names(later.locks())
            + ", "
            + earlier.thread()
            + " held "
            + names(earlier.locks());
    HeldLock many = later.oneOfMany(earlier);
    if (many != null) {
      return held + "; both were taken at " + many.takenAt() + ", and are two locks all the same";
    }
    return held;
  }

  private static String names(List<HeldLock> locks) {
    StringBuilder names = new StringBuilder();
    for (HeldLock lock : locks) {
      names.append(names.length() == 0 ? "" : " and ").append(lock.name());
    }
    return names.length() == 0 ? "none" : names.toString();
  }
}
