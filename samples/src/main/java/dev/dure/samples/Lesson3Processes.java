package dev.dure.samples;

import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.memory.MemorySpace;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lesson 3, processes: workers with memory of their own, one shared value and one shared array.
 *
 * <p>Each worker rolls a die. The die is in the worker's own memory, which nobody else can reach,
 * and needs no care. What all count together is shared: {@code rolls}, how often a die was rolled,
 * and {@code faces}, how often each of its six faces came up.
 *
 * <p><b>Hazard, an atomicity violation.</b> {@code get} and {@code set} are atomic each, and
 * everybody sees at once what was set; there is no data race. But what other processes count
 * between the {@code get} and the {@code set} is written over. This is what {@code value += 1} does
 * in Python's {@code multiprocessing}.
 *
 * <p><b>Mend.</b> One operation for the whole step: {@code increment}, {@code getAndAdd}, or {@code
 * update} for any other function of the old value.
 *
 * <p>{@link Lesson3Threads} is the same in another space, line by line.
 *
 * <p>Observed with 10 workers and 100,000 steps: see {@code samples/README.md}.
 */
public final class Lesson3Processes {

  private Lesson3Processes() {}

  /**
   * Counts by reading, then writing.
   *
   * @param workers how many processes
   * @param steps how often each rolls its die
   * @return how much was to be counted, in the value and the array together, and how much was
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome broken(int workers, int steps) throws InterruptedException {
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong rolls = space.newLong(0);
      SharedLongArray faces = space.newLongArray(6);
      Duration time =
          Workers.processes(
              space,
              workers,
              worker -> {
                SplittableRandom die = new SplittableRandom(worker);
                for (int i = 0; i < steps; i++) {
                  int face = die.nextInt(6);
                  rolls.set(rolls.get() + Workers.work());
                  faces.set(face, faces.get(face) + 1);
                }
              });
      long counted = rolls.get() + Arrays.stream(faces.toArray()).sum();
      return new Outcome(2L * workers * steps, counted, time);
    }
  }

  /**
   * Counts in one step.
   *
   * @param workers how many processes
   * @param steps how often each rolls its die
   * @return how much was to be counted, in the value and the array together, and how much was
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome mended(int workers, int steps) throws InterruptedException {
    try (MemorySpace space = MemorySpace.create()) {
      SharedLong rolls = space.newLong(0);
      SharedLongArray faces = space.newLongArray(6);
      Duration time =
          Workers.processes(
              space,
              workers,
              worker -> {
                SplittableRandom die = new SplittableRandom(worker);
                for (int i = 0; i < steps; i++) {
                  int face = die.nextInt(6);
                  rolls.getAndAdd(Workers.work());
                  faces.getAndAdd(face, 1);
                }
              });
      long counted = rolls.get() + Arrays.stream(faces.toArray()).sum();
      return new Outcome(2L * workers * steps, counted, time);
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
