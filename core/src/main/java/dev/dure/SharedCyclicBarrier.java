package dev.dure;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A {@link java.util.concurrent.CyclicBarrier} that threads or processes share: so many parties
 * wait for one another, again and again.
 *
 * <p>What was done before {@code await} happens-before the barrier's action, if there is one, and
 * that before the return of every other party's {@code await} of the same generation. Virtual
 * threads wait without holding a carrier.
 *
 * <p>The barrier's action is given by each party with its {@code await} and not when the barrier is
 * created, since no code can be shared; it is run by the party that comes last.
 *
 * <h2>Broken, and death</h2>
 *
 * As in the JDK all go on together or none: if a waiting party is interrupted, has its time out, or
 * dies, or the action throws, or the space is closed by a process in which a party waits, then the
 * barrier is <i>broken</i> and every other party that waits, or comes later, gets a {@link
 * BrokenBarrierException}, until somebody calls {@link #reset}. A generation that was complete
 * before is not touched by that.
 *
 * <p>A party is known to the barrier when it has called {@code await}. One that dies before, while
 * it works towards the barrier, is missed only: wait with a limit where that may happen, or let
 * whoever starts the processes call {@link #abort} when one of them fails.
 *
 * <p>Each method throws {@link SpaceClosedException} if the space is closed, those that wait also
 * if it is closed while they wait.
 */
public interface SharedCyclicBarrier extends SharedObject {

  /**
   * Waits until all parties have come.
   *
   * @return the place in which this party came: {@code getParties() - 1} for the first, 0 for the
   *     last
   * @throws InterruptedException if the thread was or is interrupted; the barrier is broken then
   * @throws BrokenBarrierException if the barrier was or is broken, by whatever, or reset
   */
  int await() throws InterruptedException, BrokenBarrierException;

  /**
   * Waits until all parties have come. If this party is the last, runs the action in this thread
   * before it lets the others go on; what the action throws comes out, and the barrier is broken
   * then. While the action runs nobody's time is out.
   *
   * @param action what the last party does
   * @return the place in which this party came, as {@link #await()}
   * @throws InterruptedException if the thread was or is interrupted; the barrier is broken then
   * @throws BrokenBarrierException if the barrier was or is broken, by whatever, or reset
   */
  int await(Runnable action) throws InterruptedException, BrokenBarrierException;

  /**
   * Waits until all parties have come, up to a limit.
   *
   * @param time the limit; with zero or less only the last party does not break the barrier
   * @param unit its unit
   * @return the place in which this party came, as {@link #await()}
   * @throws InterruptedException if the thread was or is interrupted; the barrier is broken then
   * @throws BrokenBarrierException if the barrier was or is broken, by whatever, or reset
   * @throws TimeoutException if the time was up first; the barrier is broken then
   */
  int await(long time, TimeUnit unit)
      throws InterruptedException, BrokenBarrierException, TimeoutException;

  /**
   * Waits until all parties have come, up to a limit; if this party is the last, runs the action as
   * {@link #await(Runnable)}.
   *
   * @param action what the last party does
   * @param time the limit; with zero or less only the last party does not break the barrier
   * @param unit its unit
   * @return the place in which this party came, as {@link #await()}
   * @throws InterruptedException if the thread was or is interrupted; the barrier is broken then
   * @throws BrokenBarrierException if the barrier was or is broken, by whatever, or reset
   * @throws TimeoutException if the time was up first; the barrier is broken then
   */
  int await(Runnable action, long time, TimeUnit unit)
      throws InterruptedException, BrokenBarrierException, TimeoutException;

  /**
   * How many parties there are.
   *
   * @return the number with which it was created
   */
  int getParties();

  /**
   * How many parties wait at this moment; for display, not for decisions.
   *
   * @return the number
   */
  int getNumberWaiting();

  /**
   * Whether the barrier is broken at this moment.
   *
   * @return true from when it broke until it is reset
   */
  boolean isBroken();

  /**
   * Begins a new generation, whole. Parties that wait in the old one get a {@link
   * BrokenBarrierException}. Does not block. A process that dies in the middle of it may leave the
   * barrier broken.
   */
  void reset();

  /** Breaks the barrier, unless it is broken, as Python's {@code Barrier.abort}. Does not block. */
  void abort();
}
