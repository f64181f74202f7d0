package dev.dure;

import java.util.Objects;

/**
 * One grant of a lock: from the moment when it was obtained to its full release.
 *
 * @param epoch the fencing token; each grant of a lock has a larger one than every grant before it,
 *     to whomever they went. A store that remembers the largest epoch it has seen can refuse a late
 *     write from an owner that was thought dead.
 * @param state what is known of the grant now
 */
public record LockGrant(long epoch, State state) {

  /**
   * What is known of a grant. Threads and processes only ever see {@link #HELD}; machines may lose
   * touch.
   */
  public enum State {
    /** The lock is held. */
    HELD,
    /** The connection is lost: the lock may or may not be held. */
    UNKNOWN,
    /** The lock is lost, and may have been granted to another. */
    LOST
  }

  /** Checks that the state is not null. */
  public LockGrant {
    Objects.requireNonNull(state, "state");
  }
}
