package dev.dure.race.report;

import java.util.List;

/** Says in a sentence why two accesses are a race. */
final class Reason {

  private Reason() {}

  static String of(Side later, Side earlier) {
    return "Nothing orders the two: " + locks(later, earlier) + ".";
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
