package dev.dure;

import dev.dure.internal.HeapPool;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A pool whose workers are threads of this JVM. Its tasks share everything with the program and
 * copy nothing; code that was written for it runs in a pool of processes if what its tasks capture
 * is serializable.
 *
 * <pre>{@code
 * try (Pool pool = ThreadPool.create(4)) {
 *   int sum = pool.map(List.of(1, 2, 3), x -> x * x).mapToInt(x -> x).sum();
 * }
 * }</pre>
 *
 * <p>The workers are platform threads and daemons. A task that throws fails its own future, with
 * what it threw as the cause. A thread cannot be killed: {@code cancel(true)} and deadlines
 * interrupt it, and a task that ignores that goes on, its future notwithstanding.
 */
public final class ThreadPool extends HeapPool {

  private static final AtomicLong CREATED = new AtomicLong();

  private ThreadPool(String name, int threads, int queueCapacity) {
    super(name, threads, queueCapacity);
  }

  /**
   * Creates a pool with a thread for each processor that this JVM may use.
   *
   * @return a new pool
   */
  public static ThreadPool create() {
    return create(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Creates a pool whose queue holds 10,000 tasks.
   *
   * @param threads how many workers, 1 or more
   * @return a new pool
   * @throws IllegalArgumentException if it is less than 1
   */
  public static ThreadPool create(int threads) {
    return create(threads, DEFAULT_QUEUE_CAPACITY);
  }

  /**
   * Creates a pool.
   *
   * @param threads how many workers, 1 or more
   * @param queueCapacity how many tasks may wait for a worker before {@code submit} blocks, 1 or
   *     more
   * @return a new pool
   * @throws IllegalArgumentException if one is less than 1
   */
  public static ThreadPool create(int threads, int queueCapacity) {
    return new ThreadPool("threads-" + CREATED.incrementAndGet(), threads, queueCapacity);
  }
}
