package dev.dure.memory;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was seen of a lock, semaphore or queue over some time, by looking again and again: what
 * happens between two looks is not seen. So shares are estimates, and get better with more samples.
 *
 * @param label as {@link ObjectView#label} gives it
 * @param kind the kind of object, in a word
 * @param samples how often it was looked at
 * @param held in which share of the samples a process had it, 0 to 1; of a read-write lock, a
 *     writer; 0 for semaphores and queues
 * @param waiting in which share of the samples threads of a process waited, or had just waited, for
 *     another's: the measure of contention. Of a queue, for room
 * @param holder who had it when it was last seen held
 * @param perSecond of locks, grants to another process or to a thread that waited (every 1,024
 *     others count as one); of queues, elements put; both about. Empty for semaphores
 * @param depth of queues, about how many elements were in it; of semaphores, how many permits
 */
public record ObjectActivity(
    String label,
    String kind,
    long samples,
    double held,
    double waiting,
    Optional<ObjectState.Holder> holder,
    OptionalDouble perSecond,
    Optional<Depth> depth) {

  /** The most contended first, then the most held, then the busiest. */
  public static final Comparator<ObjectActivity> BY_CONTENTION =
      Comparator.comparingDouble(ObjectActivity::waiting)
          .thenComparingDouble(ObjectActivity::held)
          .thenComparingDouble(activity -> activity.perSecond().orElse(0))
          .reversed()
          .thenComparing(ObjectActivity::label);

  /**
   * A number over time.
   *
   * @param min the smallest that was seen
   * @param mean the mean of the samples
   * @param max the largest that was seen
   */
  public record Depth(long min, double mean, long max) {}
}
