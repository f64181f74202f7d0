package dev.dure.samples;

import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.memory.MemorySpace;
import java.time.Duration;

/**
 * Lesson 1, processes: many workers add to one counter.
 *
 * <p><b>Hazard, a data race.</b> A counter in shared memory that is read and written in plain mode
 * is to processes what a plain field is to threads. It is read, then the work is done, then it is
 * written; what other processes have added since the read is written over.
 *
 * <p><b>Mend.</b> One lock, held round every access; and not round the work, which concerns nobody
 * else. The lock is made once, in the shared memory; its handle travels to the workers with the
 * lambda, and is the same lock there.
 *
 * <p>Observed with 10 workers and 100,000 steps: see {@code samples/README.md}.
 */
public final class Lesson1Processes {

  private Lesson1Processes() {}

  /**
   * Adds without a lock.
   *
   * @param workers how many processes
   * @param steps how often each adds 1
   * @return how much was to be added, and how much was
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome broken(int workers, int steps) throws InterruptedException {
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong counter = space.newLong(0);
      Duration time =
          Workers.processes(
              space,
              workers,
              worker -> {
                for (int i = 0; i < steps; i++) {
                  counter.setPlain(counter.getPlain() + Workers.work());
                }
              });
      return new Outcome((long) workers * steps, counter.get(), time);
    }
  }

  /**
   * Adds under one lock.
   *
   * @param workers how many processes
   * @param steps how often each adds 1
   * @return how much was to be added, and how much was
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome mended(int workers, int steps) throws InterruptedException {
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong counter = space.newLong(0);
      SharedLock lock = space.newLock();
      Duration time =
          Workers.processes(
              space,
              workers,
              worker -> {
                for (int i = 0; i < steps; i++) {
                  int done = Workers.work();
                  lock.lock();
                  try {
                    counter.setPlain(counter.getPlain() + done);
                  } finally {
                    lock.unlock();
                  }
                }
              });
      return new Outcome((long) workers * steps, counter.get(), time);
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
