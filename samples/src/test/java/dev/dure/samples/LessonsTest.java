package dev.dure.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every lesson for real, small. */
@Timeout(300)
class LessonsTest {

  private static final int WORKERS = 10;
  private static final int STEPS = 1_000;

  static List<Lesson> lessons() {
    return Lesson.all();
  }

  static void assumePresent(Lesson lesson) {
    lesson.scope().whyAbsent().ifPresent(why -> assumeTrue(false, why));
  }

  /** What the steps of all workers have to come to. */
  static long expected(Lesson lesson, int workers, int steps) {
    long each = lesson.topic() == Topic.VALUE_AND_ARRAY ? 2 : 1;
    return each * workers * steps;
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void mendedVariantIsExact(Lesson lesson) throws InterruptedException {
    assumePresent(lesson);
    Outcome outcome = lesson.mended().run(WORKERS, STEPS);
    assertThat(outcome.expected()).isEqualTo(expected(lesson, WORKERS, STEPS));
    assertThat(outcome.observed()).isEqualTo(outcome.expected());
    assertThat(outcome.isExact()).isTrue();
    assertThat(outcome.time()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void brokenVariantRunsToItsEndAndNeverFindsTooMuch(Lesson lesson) throws InterruptedException {
    assumePresent(lesson);
    Outcome outcome = lesson.broken().run(3, STEPS);
    assertThat(outcome.expected()).isEqualTo(expected(lesson, 3, STEPS));
    assertThat(outcome.observed()).isBetween(1L, outcome.expected());
    assertThat(outcome.time()).isPositive();
  }

  /** One worker has nobody to be disturbed by, so here the broken variants have to be right. */
  @ParameterizedTest
  @MethodSource("lessons")
  void brokenVariantIsExactIfThereIsOneWorker(Lesson lesson) throws InterruptedException {
    assumePresent(lesson);
    assertThat(lesson.broken().run(1, STEPS).observed()).isEqualTo(expected(lesson, 1, STEPS));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void oneStepIsEnough(Lesson lesson) throws InterruptedException {
    assumePresent(lesson);
    assertThat(lesson.mended().run(2, 1).observed()).isEqualTo(expected(lesson, 2, 1));
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void nothingIsLeftBehind(Scope scope) throws Exception {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors), "there is no /proc here to count descriptors in");
    List<Lesson> lessons = lessons().stream().filter(it -> it.scope() == scope).toList();
    assumePresent(lessons.getFirst());
    lessons.getFirst().mended().run(2, 10); // what the first run opens for good
    List<String> before = settled(descriptors);
    for (Lesson lesson : lessons) {
      lesson.broken().run(2, 10);
      lesson.mended().run(2, 10);
    }
    assertThat(ProcessHandle.current().descendants()).isEmpty();
    List<String> after = settled(descriptors);
    assertThat(after).as("before: %s", before).hasSizeLessThanOrEqualTo(before.size());
  }

  /** When a child ends, another thread closes its pipes, some time later. */
  private static List<String> settled(Path descriptors) throws Exception {
    List<String> last = targets(descriptors);
    for (int unchanged = 0; unchanged < 5; ) {
      Thread.sleep(50);
      List<String> now = targets(descriptors);
      unchanged = now.equals(last) ? unchanged + 1 : 0;
      last = now;
    }
    return last;
  }

  private static List<String> targets(Path descriptors) throws Exception {
    List<String> targets = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(descriptors)) {
      for (Path entry : entries) {
        if (Files.isSymbolicLink(entry)) {
          targets.add(entry.getFileName() + " -> " + Files.readSymbolicLink(entry));
        }
      }
    }
    return targets;
  }

  @Test
  void everyTopicIsThereInEveryScopeInOrder() {
    assertThat(lessons())
        .extracting(it -> it.topic().number() + " " + it.scope())
        .containsExactly(
            "1 threads", "1 processes", "2 threads", "2 processes", "3 threads", "3 processes");
  }

  @Test
  void aLessonIsSmall() throws Exception {
    for (Lesson lesson : lessons()) {
      Path source = Path.of("src/main/java", lesson.source().getName().replace('.', '/') + ".java");
      assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThan(150);
    }
  }
}
