package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dure.samples.Lesson;
import dev.dure.samples.Outcome;
import dev.dure.samples.Scope;
import dev.dure.samples.Topic;
import dev.dure.samples.Variant;
import dev.dure.samples.WorkerFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command round the lessons; the lessons here are made up, so that each outcome is known. */
class TourCommandTest {

  private static final Lesson.Run EXACT = outcome(1000, 1000);
  private static final Lesson.Run LOSES = outcome(1000, 250);

  private static Lesson.Run outcome(long expected, long observed) {
    return (workers, steps) -> new Outcome(expected, observed, Duration.ofMillis(12));
  }

  private static Lesson lesson(Topic topic, Scope scope, Lesson.Run broken, Lesson.Run mended) {
    return new Lesson(topic, scope, TourCommandTest.class, broken, mended);
  }

  private static TourCommand tour(Lesson... lessons) {
    return tourUnder((lesson, variant) -> null, lessons);
  }

  private static TourCommand tourUnder(LessonChecker checker, Lesson... lessons) {
    return new TourCommand(List.of(lessons), scope -> Optional.empty(), checker);
  }

  /** Finds a race in broken lessons on threads, and runs no others. */
  private static @Nullable List<String> findsRaces(Lesson lesson, Variant variant) {
    if (lesson.scope() == Scope.PROCESSES) {
      return null;
    }
    return variant == Variant.BROKEN ? List.of("data race on A.a", "data race on B") : List.of();
  }

  /** Where there are threads only. */
  private static TourCommand tourOfThreads(Lesson... lessons) {
    return new TourCommand(
        List.of(lessons),
        scope -> scope == Scope.THREADS ? Optional.empty() : Optional.of("No futex on Mars."),
        (lesson, variant) -> null);
  }

  private static Lesson counter(Scope scope) {
    return lesson(Topic.COUNTER, scope, LOSES, EXACT);
  }

  @Test
  void theTableIsAlignedAndSaysWhatWasLost() {
    Execution run = Execution.of(tour(counter(Scope.THREADS), counter(Scope.PROCESSES)), "tour");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .startsWith(
            "workers: 10, steps each: 100,000",
            "",
            "lesson              scope      variant     expected     observed   lost %        time",
            "1 one counter       threads    broken         1,000          250    75.00     0.012 s",
            "1 one counter       threads    mended         1,000        1,000        0     0.012 s",
            "1 one counter       processes  broken         1,000          250    75.00     0.012 s",
            "1 one counter       processes  mended         1,000        1,000        0     0.012 s",
            "")
        .contains("Copy it from samples/src/main/java/dev/dure/samples: TourCommandTest.java")
        .anyMatch(line -> line.startsWith("Lesson 1, data race. "))
        .allMatch(line -> line.length() <= 100)
        .noneMatch(line -> line.contains("By luck") || line.contains("\u001b"));
  }

  @Test
  void progressGoesToStderr() {
    Execution run = Execution.of(tour(counter(Scope.THREADS)), "tour", "--workers=3");
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            """
            [1/2] lesson 1, broken: 3 threads ...
            [2/2] lesson 1, mended: 3 threads ...
            """);
  }

  @Test
  void theLargestTourFitsInto100Columns() {
    Lesson.Run largest = outcome(20_000_000, 20_000_000);
    Lesson lesson = lesson(Topic.VALUE_AND_ARRAY, Scope.PROCESSES, largest, largest);
    assertThat(Execution.of(tour(lesson), "tour").out().lines())
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void luckIsNoFailure() {
    Lesson lucky = lesson(Topic.LIST, Scope.THREADS, EXACT, EXACT);
    Execution run = Execution.of(tour(lucky), "tour", "--steps=1");
    assertThat(run.code()).isZero();
    assertThat(run.out().replaceAll("\\s+", " ")).contains("By luck nothing was lost");
  }

  @ParameterizedTest
  @ValueSource(longs = {999, 1001})
  void aMendedVariantThatIsNotExactFails(long observed) {
    Lesson wrong = lesson(Topic.LIST, Scope.THREADS, LOSES, outcome(1000, observed));
    Execution table = Execution.of(tour(wrong, counter(Scope.PROCESSES)), "tour");
    assertThat(table.code()).isEqualTo(1);
    assertThat(table.out()).contains("NOT EXACT");
    assertThat(table.err()).contains("lesson 2 on threads is not exact although mended");
    Execution json = Execution.of(tour(wrong), "tour", "--json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out()).contains("\"observed\": " + observed);
  }

  @Test
  void jsonHasExactlyTheAgreedFields() throws Exception {
    Execution run =
        Execution.of(tour(counter(Scope.THREADS), counter(Scope.PROCESSES)), "tour", "--json");
    assertThat(run.code()).isZero();
    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                {"lessons": [
                  {"lesson": 1, "scope": "threads", "variant": "broken",
                   "expected": 1000, "observed": 250, "seconds": 0.012},
                  {"lesson": 1, "scope": "threads", "variant": "mended",
                   "expected": 1000, "observed": 1000, "seconds": 0.012},
                  {"lesson": 1, "scope": "processes", "variant": "broken",
                   "expected": 1000, "observed": 250, "seconds": 0.012},
                  {"lesson": 1, "scope": "processes", "variant": "mended",
                   "expected": 1000, "observed": 1000, "seconds": 0.012}]}
                """);
    assertThat(new ObjectMapper().readTree(run.out())).isEqualTo(expected);
  }

  @Test
  void whatTheCheckerFoundIsShownWhereItRan() throws Exception {
    Lesson[] lessons = {counter(Scope.THREADS), counter(Scope.PROCESSES)};
    Execution table = Execution.of(tourUnder(TourCommandTest::findsRaces, lessons), "tour");
    assertThat(table.code()).isZero();
    assertThat(table.out())
        .containsSubsequence(
            "Under the checker:\n",
            "  lesson 1, broken: data race on A.a\n",
            "  lesson 1, broken: data race on B\n",
            "  lesson 1, mended: nothing found\n",
            "./dure check --");
    assertThat(table.out().lines()).allMatch(line -> line.length() <= 100);
    Execution json =
        Execution.of(tourUnder(TourCommandTest::findsRaces, lessons), "tour", "--json");
    JsonNode runs = new ObjectMapper().readTree(json.out()).get("lessons");
    assertThat(runs.get(0).get("findings").intValue()).isEqualTo(2);
    assertThat(runs.get(1).get("findings").intValue()).isZero();
    assertThat(runs.get(2).has("findings")).isFalse();
    assertThat(runs.get(3).has("findings")).isFalse();
  }

  @Test
  void aMendedVariantInWhichTheCheckerFindsSomethingFails() {
    LessonChecker wrong = (lesson, variant) -> List.of("data race on A.a");
    Execution run = Execution.of(tourUnder(wrong, counter(Scope.THREADS)), "tour");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("FINDING").doesNotContain("NOT EXACT");
    assertThat(run.err()).contains("found something in lesson 1 on threads", "data race on A.a");
  }

  @Test
  void whereThereAreNoProcessesTheTableSaysWhyAndThreadsCount() {
    TourCommand tour = tourOfThreads(counter(Scope.THREADS), counter(Scope.PROCESSES));
    Execution run = Execution.of(tour, "tour");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "1 one counter       threads    mended         1,000        1,000        0     0.012 s",
            "1 one counter       processes  mended             -            -        -      absent");
    assertThat(run.err()).contains("[2/2]", "No lessons on processes: No futex on Mars.");
  }

  @Test
  void whereThereAreNoProcessesJsonHasThreadsOnly() {
    TourCommand tour = tourOfThreads(counter(Scope.THREADS), counter(Scope.PROCESSES));
    Execution run = Execution.of(tour, "tour", "--json");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("threads").doesNotContain("processes");
    assertThat(run.err()).contains("No lessons on processes: No futex on Mars.");
  }

  @Test
  void toAskOnlyForWhatIsNotThereFails() {
    TourCommand tour = tourOfThreads(counter(Scope.THREADS), counter(Scope.PROCESSES));
    Execution run = Execution.of(tour, "tour", "--scope=processes", "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEqualToIgnoringWhitespace("{\"lessons\": []}");
    assertThat(run.err()).contains("No futex on Mars.");
  }

  @Test
  void lessonAndScopeChoose() {
    Lesson[] lessons = {
      counter(Scope.THREADS),
      counter(Scope.PROCESSES),
      lesson(Topic.LIST, Scope.THREADS, LOSES, EXACT),
      lesson(Topic.LIST, Scope.PROCESSES, LOSES, EXACT),
      lesson(Topic.VALUE_AND_ARRAY, Scope.THREADS, LOSES, EXACT)
    };
    assertThat(Execution.of(tour(lessons), "tour", "--lesson=1,3", "--scope=threads").out())
        .contains("1 one counter       threads", "3 value and array   threads")
        .doesNotContain("2 one list", "processes");
    assertThat(Execution.of(tour(lessons), "tour", "--lesson", "2").out())
        .contains("2 one list          threads", "2 one list          processes")
        .doesNotContain("one counter");
  }

  @Test
  void aWorkerThatFailedIsNamedAndThereIsNoHalfJson() {
    Lesson.Run fails =
        (workers, steps) -> {
          throw new WorkerFailedException("Worker \"worker-3\" ended.", 137, null);
        };
    TourCommand tour =
        tour(counter(Scope.THREADS), lesson(Topic.LIST, Scope.PROCESSES, LOSES, fails));
    Execution run = Execution.of(tour, "tour", "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("dure tour: Worker \"worker-3\" ended.");
  }

  @Test
  void aWorkerThatCtrlCReachedFirstIsNoFailure() {
    Lesson.Run interrupted =
        (workers, steps) -> {
          throw new WorkerFailedException("Worker \"worker-3\" ended.", 130, null);
        };
    Execution run =
        Execution.of(tour(lesson(Topic.LIST, Scope.PROCESSES, interrupted, EXACT)), "tour");
    assertThat(run.code()).isEqualTo(130);
    assertThat(run.err()).contains("interrupted.").doesNotContain("worker-3");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1000,   1000,   0
          1000,   250,    75.00
          1000000, 999999, <0.01
          1000000, 1,      >99.99
          1000000, 0,      100.00
          100,     101,    -1.00
          """)
  void theLostPartIsNeverRoundedAway(long expected, long observed, String lost) {
    assertThat(TableReport.lost(new Outcome(expected, observed, Duration.ofMillis(1))))
        .isEqualTo(lost);
  }
}
