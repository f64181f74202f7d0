package dev.dure.samples;

/**
 * Runs one variant of one lesson on threads, and nothing else: what {@code dure tour} puts under
 * the checker.
 */
public final class RunLesson {

  private RunLesson() {}

  /**
   * Runs it.
   *
   * @param args number of the lesson, variant, workers, steps
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws InterruptedException {
    int number = Integer.parseInt(args[0]);
    Variant variant = args[1].equals(Variant.BROKEN.toString()) ? Variant.BROKEN : Variant.MENDED;
    for (Lesson lesson : Lesson.all()) {
      if (lesson.scope() == Scope.THREADS && lesson.topic().number() == number) {
        var _ = lesson.run(variant).run(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      }
    }
  }
}
