package dev.dure.samples;

import dev.dure.SharedInt;
import dev.dure.SharedIntArray;
import dev.dure.SharedLock;
import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lesson 2, processes: many workers append to one list.
 *
 * <p><b>Hazard, an ineffective lock.</b> Appending is a sequence of steps (see where the end is,
 * write there, move the end), so it is put under a lock. But each call makes a lock of its own, in
 * the memory of its own process, and excludes nobody. Two processes write to the same place, or the
 * end moves back.
 *
 * <p><b>Mend.</b> One lock, made once where the list is, in the shared memory.
 *
 * <p>Observed with 10 workers and 100,000 steps: see {@code samples/README.md}.
 */
public final class Lesson2Processes {

  /**
   * The simplest list in shared memory: room, and how much of it is used.
   *
   * @param elements the room; elements are not 0
   * @param size how many elements there are
   */
  private record SharedList(SharedIntArray elements, SharedInt size) implements Serializable {

    static SharedList in(Space space, int capacity) {
      return new SharedList(space.newIntArray(capacity), space.newInt(0));
    }

    /** Needs a lock round it, as {@code ArrayList.add} does. */
    void append(int element) {
      int end = size.get();
      elements.set(end, element);
      size.set(end + 1);
    }

    /** Every element is appended once, so those that are there are counted, and holes are not. */
    long countDistinct() {
      return Arrays.stream(elements.toArray())
          .limit(size.get())
          .filter(element -> element != 0)
          .distinct()
          .count();
    }
  }

  private Lesson2Processes() {}

  /**
   * Appends under a lock that is made for each call.
   *
   * @param workers how many processes
   * @param steps how many elements each appends
   * @return how many elements were to be in the list, and how many are
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome broken(int workers, int steps) throws InterruptedException {
    try (MemorySpace space = MemorySpace.create(bytesFor(Math.multiplyExact(workers, steps)))) {
      SharedList list = SharedList.in(space, workers * steps);
      Duration time =
          Workers.processes(
              space,
              workers,
              worker -> {
                for (int i = 1; i <= steps; i++) {
                  Workers.work();
                  Lock lock = new ReentrantLock();
                  lock.lock();
                  try {
                    list.append(worker * steps + i);
                  } finally {
                    lock.unlock();
                  }
                }
              });
      return new Outcome((long) workers * steps, list.countDistinct(), time);
    }
  }

  /**
   * Appends under one lock.
   *
   * @param workers how many processes
   * @param steps how many elements each appends
   * @return how many elements were to be in the list, and how many are
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome mended(int workers, int steps) throws InterruptedException {
    try (MemorySpace space = MemorySpace.create(bytesFor(Math.multiplyExact(workers, steps)))) {
      SharedList list = SharedList.in(space, workers * steps);
      SharedLock lock = space.newLock();
      Duration time =
          Workers.processes(
              space,
              workers,
              worker -> {
                for (int i = 1; i <= steps; i++) {
                  Workers.work();
                  lock.lock();
                  try {
                    list.append(worker * steps + i);
                  } finally {
                    lock.unlock();
                  }
                }
              });
      return new Outcome((long) workers * steps, list.countDistinct(), time);
    }
  }

  /** The elements, and a mebibyte for all else. */
  private static long bytesFor(int capacity) {
    return (1L << 20) + (long) capacity * Integer.BYTES;
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
