package dev.dure.samples;

import dev.dure.HeapSpace;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.Space;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lesson 3, threads: workers with memory of their own, one shared value and one shared array.
 *
 * <p>Each worker rolls a die. The die is a local variable, which no other thread can reach, and
 * needs no care. What all count together is shared: {@code rolls}, how often a die was rolled, and
 * {@code faces}, how often each of its six faces came up.
 *
 * <p><b>Hazard, an atomicity violation.</b> {@code get} and {@code set} are atomic each, and
 * everybody sees at once what was set; there is no data race. But what other threads count between
 * the {@code get} and the {@code set} is written over. {@code volatile} fields have the same trap:
 * {@code counter++} on one is a read, then a write.
 *
 * <p><b>Mend.</b> One operation for the whole step: {@code increment}, {@code getAndAdd}, or {@code
 * update} for any other function of the old value.
 *
 * <p>{@link Lesson3Processes} is the same in another space, line by line.
 *
 * <p>Observed with 10 workers and 100,000 steps: see {@code samples/README.md}.
 */
public final class Lesson3Threads {

  private Lesson3Threads() {}

  /**
   * Counts by reading, then writing.
   *
   * @param workers how many threads
   * @param steps how often each rolls its die
   * @return how much was to be counted, in the value and the array together, and how much was
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome broken(int workers, int steps) throws InterruptedException {
    try (Space space = HeapSpace.create()) {
      SharedLong rolls = space.newLong(0);
      SharedLongArray faces = space.newLongArray(6);
      Duration time =
          Workers.threads(
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
   * @param workers how many threads
   * @param steps how often each rolls its die
   * @return how much was to be counted, in the value and the array together, and how much was
   * @throws InterruptedException if this thread is interrupted
   */
  public static Outcome mended(int workers, int steps) throws InterruptedException {
    try (Space space = HeapSpace.create()) {
      SharedLong rolls = space.newLong(0);
      SharedLongArray faces = space.newLongArray(6);
      Duration time =
          Workers.threads(
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
