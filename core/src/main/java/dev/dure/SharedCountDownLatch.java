package dev.dure;

import java.util.concurrent.TimeUnit;

/**
 * A {@link java.util.concurrent.CountDownLatch} that threads or processes share: it counts down to
 * 0 once, and whoever waits for that goes on.
 *
 * <p>What was done before {@code countDown} happens-before the return of every {@code await} that
 * found 0. Virtual threads wait without holding a carrier.
 *
 * <h2>Death</h2>
 *
 * The latch does not know who is to count down, so the death of any process leaves the count as it
 * is: who would have counted down and died no longer will. Wait with a limit, or let whoever starts
 * the processes count down for those that fail. A process that dies in the middle of {@code
 * countDown} has either counted or not; if the count came to 0, everybody is woken.
 *
 * <p>Each method throws {@link SpaceClosedException} if the space is closed, those that wait also
 * if it is closed while they wait.
 */
public interface SharedCountDownLatch extends SharedObject {

  /** Counts down by one; does nothing at 0. Does not block. */
  void countDown();

  /**
   * The count at this moment.
   *
   * @return how often {@link #countDown} has yet to be called
   */
  long getCount();

  /**
   * Waits until the count is 0; returns at once if it is.
   *
   * @throws InterruptedException if the thread was or is interrupted
   */
  void await() throws InterruptedException;

  /**
   * Waits until the count is 0, up to a limit.
   *
   * @param time the limit; zero or less only looks
   * @param unit its unit
   * @return false if the time was up first
   * @throws InterruptedException if the thread was or is interrupted
   */
  boolean await(long time, TimeUnit unit) throws InterruptedException;
}
