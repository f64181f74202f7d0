package dev.dure.samples;

import dev.dure.HeapSpace;
import dev.dure.SharedLock;
import dev.dure.Space;
import java.time.Duration;

/**
 * Lesson 1, threads: many workers add to one counter.
 *
 * <p><b>Hazard, a data race.</b> {@code counter.value += work()} reads the counter, works, adds,
 * and writes the counter, in this order (JLS 15.26.2). What other threads have added since the read
 * is written over. {@code counter.value++} has the same gap, only shorter.
 *
 * <p><b>Mend.</b> One lock, held round every access; and not round the work, which concerns nobody
 * else.
 *
 * <p>Observed with 10 workers and 100,000 steps: see {@code samples/README.md}.
 */
public final class Lesson1Threads {

  /** What the threads share: a plain field. */
  private static final class Counter {
    private long value;
  }

  private Lesson1Threads() {}

  /**
   * Adds without a lock.
   *
   * @param workers how many threads
   * @param steps how often each adds 1
   * @return how much was to be added, and how much was
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome broken(int workers, int steps) throws InterruptedException {
    Counter counter = new Counter();
    Duration time =
        Workers.threads(
            workers,
            worker -> {
              for (int i = 0; i < steps; i++) {
                counter.value += Workers.work();
              }
            });
    return new Outcome((long) workers * steps, counter.value, time);
  }

  /**
   * Adds under one lock.
   *
   * @param workers how many threads
   * @param steps how often each adds 1
   * @return how much was to be added, and how much was
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome mended(int workers, int steps) throws InterruptedException {
    try (Space space = HeapSpace.create()) {
      Counter counter = new Counter();
      SharedLock lock = space.newLock();
      Duration time =
          Workers.threads(
              workers,
              worker -> {
                for (int i = 0; i < steps; i++) {
                  int done = Workers.work();
                  lock.lock();
                  try {
                    counter.value += done;
                  } finally {
                    lock.unlock();
                  }
                }
              });
      return new Outcome((long) workers * steps, counter.value, time);
    }
  }

  /**
   * Runs both variants.
   *
   * @param args none
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws InterruptedException {
    System.out.println("broken: " + broken(10, 100_000));
    System.out.println("mended: " + mended(10, 100_000));
  }
}
