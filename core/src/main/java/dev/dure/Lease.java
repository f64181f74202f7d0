package dev.dure;

/**
 * An element that was taken out of a {@link SharedQueue} on trial: it is gone for good when it is
 * {@linkplain #acknowledge acknowledged}, and back in the queue when it is {@linkplain #giveBack
 * given back} or when the process that has the lease dies or closes the space.
 *
 * <pre>{@code
 * try (Lease<Job> lease = jobs.lease()) {
 *   lease.value().run();
 *   lease.acknowledge();
 * } // whatever was thrown before that line: the job goes back
 * }</pre>
 *
 * <p>So an element is worked on <i>at least once</i>: one whose process died between the work and
 * the acknowledgement is worked on again. What comes back stands before all that has not been out
 * yet; among themselves, elements that came back have no order.
 *
 * <p>A lease belongs to the process, not to the thread: any thread may end it, and the end of a
 * thread does not. It ends once; until then its element counts against the queue's capacity.
 *
 * @param <E> the type of the element
 */
public interface Lease<E> extends AutoCloseable {

  /**
   * The element.
   *
   * @return the same object each time, also after the lease has ended
   */
  E value();

  /**
   * Ends the lease: the element was dealt with, and its place is free.
   *
   * @throws IllegalStateException if the lease has ended
   */
  void acknowledge();

  /**
   * Ends the lease and puts the element back into the queue, unchanged whatever was done to {@link
   * #value}.
   *
   * @throws IllegalStateException if the lease has ended
   */
  void giveBack();

  /**
   * Gives the element back unless the lease has ended. Does nothing, too, if the space is closed:
   * then the element is back already.
   */
  @Override
  void close();
}
