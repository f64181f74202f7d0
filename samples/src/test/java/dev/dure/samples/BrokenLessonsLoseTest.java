package dev.dure.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes are real: at the tour's own size each broken variant loses something.
 *
 * <p>No law says that it must, so this cannot be without luck altogether. Every loss needs one
 * worker to come between two steps of another, once among a million; if it does not happen, the
 * variant gets four more chances. It was seen to happen every time, on one processor and on a busy
 * machine too.
 */
@Timeout(600)
class BrokenLessonsLoseTest {

  private static final int CHANCES = 5;

  static List<Lesson> lessons() {
    return Lesson.all();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void brokenVariantLoses(Lesson lesson) throws InterruptedException {
    LessonsTest.assumePresent(lesson);
    List<Long> observed = new ArrayList<>();
    for (int i = 0; i < CHANCES; i++) {
      Outcome outcome = lesson.broken().run(10, 100_000);
      assertThat(outcome.observed()).isBetween(1L, outcome.expected());
      if (!outcome.isExact()) {
        return;
      }
      observed.add(outcome.observed());
    }
    assertThat(observed).as("lost nothing, %d times in a row", CHANCES).isEmpty();
  }
}
