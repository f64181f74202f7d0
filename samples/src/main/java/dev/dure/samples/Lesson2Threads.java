package dev.dure.samples;

import dev.dure.HeapSpace;
import dev.dure.SharedLock;
import dev.dure.Space;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lesson 2, threads: many workers append to one list.
 *
 * <p><b>Hazard, an ineffective lock.</b> Appending is a sequence of steps (see where the end is,
 * write there, move the end), so it is put under a lock. But each call makes a lock of its own, and
 * a lock that only one thread knows of excludes nobody. Two threads write to the same place; or the
 * end moves back; or the array within the list is replaced by a larger one while another thread
 * still writes to the smaller, and the list is broken for good.
 *
 * <p><b>Mend.</b> One lock, made once and shared by all who touch the list.
 *
 * <p>Observed with 10 workers and 100,000 steps: see {@code samples/README.md}.
 */
public final class Lesson2Threads {

  private Lesson2Threads() {}

  /**
   * Appends under a lock that is made for each call.
   *
   * @param workers how many threads
   * @param steps how many elements each appends
   * @return how many elements were to be in the list, and how many are
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome broken(int workers, int steps) throws InterruptedException {
    List<Integer> list = new ArrayList<>();
    Duration time =
        Workers.threads(
            workers,
            worker -> {
              for (int i = 0; i < steps; i++) {
                Workers.work();
                Lock lock = new ReentrantLock();
                lock.lock();
                try {
                  append(list, worker * steps + i);
                } finally {
                  lock.unlock();
                }
              }
            });
    return new Outcome((long) workers * steps, countDistinct(list), time);
  }

  /**
   * Appends under one lock.
   *
   * @param workers how many threads
   * @param steps how many elements each appends
   * @return how many elements were to be in the list, and how many are
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome mended(int workers, int steps) throws InterruptedException {
    try (Space space = HeapSpace.create()) {
      List<Integer> list = new ArrayList<>();
      SharedLock lock = space.newLock();
      Duration time =
          Workers.threads(
              workers,
              worker -> {
                for (int i = 0; i < steps; i++) {
                  Workers.work();
                  lock.lock();
                  try {
                    append(list, worker * steps + i);
                  } finally {
                    lock.unlock();
                  }
                }
              });
      return new Outcome((long) workers * steps, countDistinct(list), time);
    }
  }

  /** Appends. If the list is broken so badly that it refuses, then this element is lost as well. */
  private static void append(List<Integer> list, int element) {
    try {
      list.add(element);
    } catch (ArrayIndexOutOfBoundsException e) {
      // Another thread has changed the list while this one was in it. A program without this catch
      // would lose the rest of this thread's work too.
    }
  }

  /** Every element is appended once, so those that are there are counted, and holes are not. */
  private static long countDistinct(List<Integer> list) {
    return Arrays.stream(list.toArray()).filter(Objects::nonNull).distinct().count();
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
