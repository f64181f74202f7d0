package dev.dure.race.report;

import dev.dure.race.runtime.Held;
import dev.dure.race.runtime.Sites;
import org.jspecify.annotations.Nullable;

/**
 * A lock that a thread held when it made an access.
 *
 * @param type the class of the lock
 * @param identity its identity hash code
 * @param isShared whether it is held as a read lock
 * @param takenAt where it was taken, or null if that is not known
 */
record HeldLock(String type, int identity, boolean isShared, @Nullable StackTraceElement takenAt) {

  static HeldLock of(Held held) {
    return new HeldLock(
        held.type(),
        held.identity(),
        held.isShared(),
        held.site() > 0 ? Sites.get(held.site()) : null);
  }

  /** Whether this is the same lock, in whatever mode. */
  boolean isSameLock(HeldLock other) {
    return identity == other.identity && type.equals(other.type);
  }

  /** Whether this is another lock than the other, which was taken by the same line. */
  boolean isAnotherOfTheSameLine(HeldLock other) {
    return !isSameLock(other)
        && type.equals(other.type)
        && takenAt != null
        && takenAt.equals(other.takenAt);
  }

  /** The lock in a sentence: {@code java.lang.Object@1f}. */
  String name() {
    return type + "@" + Integer.toHexString(identity);
  }
}
