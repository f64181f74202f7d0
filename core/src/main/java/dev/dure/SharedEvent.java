package dev.dure;

import java.util.concurrent.TimeUnit;

/**
 * A flag for which threads or processes wait, as Python's {@code Event}.
 *
 * <p>{@code set} happens-before the return of every {@code await} that it ends, and before every
 * {@code isSet} that sees it. A {@code set} ends all waits that had begun before it, even if {@code
 * clear} follows at once. Virtual threads wait without holding a carrier.
 *
 * <h2>Death</h2>
 *
 * An event has no owner: the flag stays as it is, whoever dies. A process that dies in the middle
 * of {@code set} has either not set it, or everybody is woken.
 *
 * <p>Each method throws {@link SpaceClosedException} if the space is closed, those that wait also
 * if it is closed while they wait.
 */
public interface SharedEvent extends SharedObject {

  /** Sets the flag and ends all waits; does nothing if it is set. Does not block. */
  void set();

  /** Clears the flag, so that later waits wait again. Does not block. */
  void clear();

  /**
   * Whether the flag is set at this moment.
   *
   * @return true if it is set
   */
  boolean isSet();

  /**
   * Waits until the flag is set; returns at once if it is.
   *
   * @throws InterruptedException if the thread was or is interrupted
   */
  void await() throws InterruptedException;

  /**
   * Waits until the flag is set, up to a limit.
   *
   * @param time the limit; zero or less only looks
   * @param unit its unit
   * @return false if the time was up first
   * @throws InterruptedException if the thread was or is interrupted
   */
  boolean await(long time, TimeUnit unit) throws InterruptedException;
}
