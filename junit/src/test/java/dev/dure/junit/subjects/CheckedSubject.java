package dev.dure.junit.subjects;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.dure.junit.CheckRaces;
import dev.dure.junit.ExpectRaces;
import dev.dure.junit.Stress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All kinds of tests; {@code fails} in a name says what is expected of it. */
@CheckRaces
class CheckedSubject {

  @Test
  void failsByARace() throws Exception {
    Counter.race();
  }

  @Test
  void failsByTheSameRace() throws Exception {
    Counter.race();
  }

  @Test
  void passes() throws Exception {
    Counter.inOrder();
  }

  @Test
  void failsByItself() throws Exception {
    Counter.race();
    Assertions.fail("its own failure");
  }

  @ParameterizedTest(name = "fails with {0}")
  @ValueSource(ints = {1, 2})
  void withParameter(int races) throws Exception {
    for (int i = 0; i < races; i++) {
      Counter.race();
    }
  }

  @RepeatedTest(value = 2, name = "fails {currentRepetition}")
  void repeated() throws Exception {
    Counter.race();
  }

  @TestFactory
  Stream<DynamicTest> dynamic() {
    return Stream.of(
        dynamicTest("fails dynamically", Counter::race),
        dynamicTest("fails dynamically by itself", this::failsByItself),
        dynamicTest("passes dynamically", Counter::inOrder));
  }

  @Test
  void failsInAnExecutor() throws Exception {
    Counter counter = new Counter();
    ExecutorService executor = executor();
    try {
      Future<?> one = executor.submit(counter::addPlain);
      Future<?> other = executor.submit(counter::addPlain);
      one.get();
      other.get();
    } finally {
      executor.shutdown();
    }
  }

  /** Of virtual threads, where there are such. */
  private static ExecutorService executor() throws ReflectiveOperationException {
    if (Runtime.version().feature() < 21) {
      return Executors.newFixedThreadPool(2);
    }
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  @Test
  void failsUnderStress() throws Exception {
    Stress.of(Counter::new).actors(2, Counter::addPlain).rounds(3).run();
  }

  @Test
  void passesUnderStress() throws Exception {
    Stress.of(Counter::new)
        .actors(2, Counter::addLocked)
        .check(counter -> Assertions.assertEquals(2, counter.total))
        .rounds(3)
        .run();
  }

  @Test
  @CheckRaces(suppress = "Counter.total | two may be one")
  void passesWithASuppression() throws Exception {
    Counter.race();
  }

  @Test
  @CheckRaces(kinds = "spin-on-plain-flag")
  void passesByItsKinds() throws Exception {
    Counter.race();
  }

  @Test
  @CheckRaces(kinds = "no-such-kind")
  void failsByAnUnknownKind() {}

  @Test
  @ExpectRaces(kinds = "lost-update")
  void passesSinceItIsExpected() throws Exception {
    Counter.race();
  }

  @Test
  @ExpectRaces
  void failsSinceNothingIsFound() throws Exception {
    Counter.inOrder();
  }

  @Nested
  class Inner {
    @Test
    void failsNested() throws Exception {
      Counter.race();
    }
  }
}
