package dev.dure.samples;

import java.util.List;

/**
 * One lesson in one scope, so that a program can run it.
 *
 * @param topic what it is about
 * @param scope what its workers are
 * @param source the class to read and copy
 * @param broken runs the variant with the mistake
 * @param mended runs the variant without it
 */
public record Lesson(Topic topic, Scope scope, Class<?> source, Run broken, Run mended) {

  private static final List<Lesson> ALL =
      List.of(
          new Lesson(
              Topic.COUNTER,
              Scope.THREADS,
              Lesson1Threads.class,
              Lesson1Threads::broken,
              Lesson1Threads::mended),
          new Lesson(
              Topic.COUNTER,
              Scope.PROCESSES,
              Lesson1Processes.class,
              Lesson1Processes::broken,
              Lesson1Processes::mended),
          new Lesson(
              Topic.LIST,
              Scope.THREADS,
              Lesson2Threads.class,
              Lesson2Threads::broken,
              Lesson2Threads::mended),
          new Lesson(
              Topic.LIST,
              Scope.PROCESSES,
              Lesson2Processes.class,
              Lesson2Processes::broken,
              Lesson2Processes::mended),
          new Lesson(
              Topic.VALUE_AND_ARRAY,
              Scope.THREADS,
              Lesson3Threads.class,
              Lesson3Threads::broken,
              Lesson3Threads::mended),
          new Lesson(
              Topic.VALUE_AND_ARRAY,
              Scope.PROCESSES,
              Lesson3Processes.class,
              Lesson3Processes::broken,
              Lesson3Processes::mended));

  /** Runs one variant of a lesson. */
  @FunctionalInterface
  public interface Run {

    /**
     * Runs it to the end.
     *
     * @param workers how many threads or processes, at least 1
     * @param steps how many steps each of them does, at least 1
     * @return what came out
     * @throws InterruptedException if this thread is interrupted
     * @throws WorkerFailedException if a worker did not reach its end
     */
    Outcome run(int workers, int steps) throws InterruptedException;
  }

  /**
   * All lessons.
   *
   * @return each lesson in each scope, by number, threads first
   */
  public static List<Lesson> all() {
    return ALL;
  }

  /**
   * One of the two variants.
   *
   * @param variant which one
   * @return what runs it
   */
  public Run run(Variant variant) {
    return switch (variant) {
      case BROKEN -> broken;
      case MENDED -> mended;
    };
  }
}
