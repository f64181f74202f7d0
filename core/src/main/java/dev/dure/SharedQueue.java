package dev.dure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue, first in, first out, whose producers and consumers may be threads of any process
 * that reaches its space.
 *
 * <p>All of {@link BlockingQueue}'s contract holds. What happens before an element is put in
 * happens-before what follows its removal in another thread, of whatever process. {@code null} is
 * refused by all that would put it in; {@code contains} and {@code remove} say that it is not
 * there. Elements are copied ({@link Elements}); one that is too large or cannot be sent makes the
 * method that was to put it in throw {@link IllegalArgumentException}, with both sizes named, and
 * nothing is put in.
 *
 * <h2>What a death leaves</h2>
 *
 * An element is in the queue whole or not at all, whenever its producer dies. A producer or
 * consumer that dies, or stops for a while, holds up nobody else at the head of the queue: what
 * others have put in completely can be taken. What was being put in is as if it had never been.
 *
 * <p>{@link #take} and {@code poll} hand over <i>at most once</i>: if the process dies in the
 * middle, the element is either still in the queue or was handed to that process; never both.
 * {@link #lease} hands over <i>at least once</i>: what the dead had not acknowledged goes back.
 *
 * <h2>Waiting</h2>
 *
 * {@code put}, {@code take}, {@code lease} and the methods with a time wait; they end with {@link
 * InterruptedException} if the thread is interrupted, and then nothing was put in or taken, and
 * with {@link SpaceClosedException} if the space is closed. A virtual thread holds no carrier while
 * it waits. Nothing else blocks.
 *
 * <h2>Capacity</h2>
 *
 * Leased elements count. After elements were removed out of turn, by {@link #remove(Object)}, an
 * iterator, or a lease that outlived those after it, a space may let their places be used again
 * only when those that stood before them are gone: {@link #remainingCapacity} says how many
 * elements could be put in now.
 *
 * <p>All that puts in and takes out is linearizable: it takes effect at one moment, in one order
 * for all. {@code peek} and {@code element} show an element that is there, and in the process scope
 * not always the one that is taken next: one whose putting in had begun before, and was held up,
 * may still come before it.
 *
 * <p>{@code iterator}, {@code toArray}, {@code contains} and {@code size} go through the elements,
 * in time that grows with their number. Iterators are weakly consistent: they show the elements
 * that were there when they were made, and {@code remove} removes exactly the element shown, if it
 * is still there.
 *
 * @param <E> the type of the elements
 */
public interface SharedQueue<E> extends BlockingQueue<E>, SharedObject {

  /**
   * What the elements are.
   *
   * @return what was given when this handle was made, or, in a heap, when the queue was
   */
  Elements<E> elements();

  /**
   * How many elements the queue can hold, leased ones included.
   *
   * @return the capacity
   */
  int capacity();

  /**
   * How many elements are leased, by all processes.
   *
   * @return their number, at some moment during the call
   */
  int leased();

  /**
   * Takes the first element on trial, and waits for one if there is none.
   *
   * @return a lease of it, to be ended by the caller
   * @throws InterruptedException if the thread was interrupted; nothing was taken
   */
  Lease<E> lease() throws InterruptedException;

  /**
   * Takes the first element on trial, without waiting.
   *
   * @return a lease of it, or null if there is none
   */
  @Nullable Lease<E> pollLease();

  /**
   * Takes the first element on trial, and waits for one for a time if there is none.
   *
   * @param timeout how long to wait at most
   * @param unit the unit of the time
   * @return a lease of it, or null if the time was up
   * @throws InterruptedException if the thread was interrupted; nothing was taken
   */
  @Nullable Lease<E> pollLease(long timeout, TimeUnit unit) throws InterruptedException;
}
