package dev.dure.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs without the agent. */
@Timeout(120)
class StressTest {

  @AfterEach
  void forgetSeed() {
    System.clearProperty("dure.seed");
  }

  @Test
  void theBodyRunsInEachThreadAndRound() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    AtomicInteger runs = new AtomicInteger();
    Stress.threads(3)
        .rounds(20)
        .run(
            () -> {
              threads.add(Thread.currentThread());
              runs.incrementAndGet();
            });
    assertThat(runs).hasValue(60);
    assertThat(threads).hasSize(3).doesNotContain(Thread.currentThread());
    assertThat(threads).noneMatch(Thread::isAlive);
  }

  @Test
  void allThreadsAreInTheBodyAtTheSameTime() throws Exception {
    List<CountDownLatch> latches = new ArrayList<>();
    Stress.of(() -> new CountDownLatch(3))
        .actors(
            3,
            latch -> {
              latch.countDown();
              latch.await(); // for ever, if the others do not come
            })
        .check(latches::add)
        .rounds(5)
        .run();
    assertThat(new HashSet<>(latches)).hasSize(5); // a new one for each round
  }

  @Test
  void actorsAreDoneAndSeenBeforeTheCheckAndTheNextRound() throws Exception {
    int[] rounds = {0};
    Stress.of(() -> new int[2])
        .actor(counts -> counts[0]++)
        .actor(counts -> counts[1]++)
        .check(counts -> assertThat(counts).containsExactly(1, 1))
        .check(counts -> rounds[0]++)
        .rounds(50)
        .run();
    assertThat(rounds[0]).isEqualTo(50);
  }

  @Test
  void aFailureNamesWhatRoundAndSeed() {
    AtomicInteger calls = new AtomicInteger();
    StressFailedError failure =
        catchThrowableOfType(
            StressFailedError.class,
            () ->
                Stress.of(Object::new)
                    .actor(state -> {})
                    .actor(
                        state -> {
                          if (calls.incrementAndGet() == 4) {
                            throw new IllegalStateException("the fourth");
                          }
                        })
                    .seed(4711)
                    .run());
    assertThat(failure)
        .hasMessage(
            "actor 1 threw java.lang.IllegalStateException: the fourth%n"
                + "(round 3 of 100, 2 threads; the same pauses again: -Ddure.seed=4711)",
            new Object[0])
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(failure.seed()).isEqualTo(4711);
    assertThat(failure.round()).isEqualTo(3);
    assertThat(calls).hasValue(4); // no round after it
  }

  @Test
  void aCheckThatFailsFailsTheRun() {
    assertThatThrownBy(
            () ->
                Stress.of(() -> 7)
                    .actor(state -> {})
                    .check(state -> assertThat(state).isEqualTo(8))
                    .run())
        .isInstanceOf(StressFailedError.class)
        .hasMessageContaining("(round 0 of 100, 1 threads;")
        .hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void aStateThatCannotBeMadeFailsTheRun() {
    assertThatThrownBy(
            () ->
                Stress.of(
                        () -> {
                          throw new IllegalStateException("no state");
                        })
                    .actor(state -> {})
                    .run())
        .isInstanceOf(StressFailedError.class)
        .hasMessageStartingWith("the state could not be made: java.lang.IllegalStateException");
  }

  @Test
  void whatAllActorsThrowIsTold() {
    assertThatThrownBy(
            () ->
                Stress.threads(2)
                    .run(
                        () -> {
                          throw new IllegalStateException("both");
                        }))
        .hasCauseInstanceOf(IllegalStateException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  /** A run that hangs; with a longer deadline each time, until the machine has come that far. */
  private static StressFailedError hang(Stress.Actors<?> run, Predicate<StressFailedError> is) {
    for (Duration deadline = Duration.ofMillis(200); ; deadline = deadline.multipliedBy(2)) {
      Stress.Actors<?> limited = run.deadline(deadline);
      StressFailedError failure =
          catchThrowableOfType(StressFailedError.class, () -> limited.run());
      assertThat(failure).hasMessageStartingWith("was not over after " + deadline);
      if (is.test(failure)) {
        return failure;
      }
    }
  }

  private static void waitFor(CountDownLatch latch) throws InterruptedException {
    latch.await();
  }

  @Test
  void aRunThatHangsEndsWithTheStacks() {
    CountDownLatch never = new CountDownLatch(1);
    String inside = "dev.dure.junit.StressTest.waitFor("; // "app//" is before it on JDK 17
    StressFailedError failure =
        hang(
            Stress.of(() -> never).actor(StressTest::waitFor).actor(latch -> {}),
            e -> String.valueOf(e.getMessage()).contains(inside));
    assertThat(failure)
        .hasMessageContaining("-Ddure.seed=" + failure.seed())
        .hasMessageContaining("\"stress-0\" WAITING")
        .hasMessageContaining("\"stress-1\" ");
  }

  @Test
  void threadsEndAlsoIfTheyCatchTheInterrupt() throws Exception {
    AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    StressFailedError unused =
        hang(
            Stress.of(() -> new CountDownLatch(1))
                .actor(
                    latch -> {
                      thread.set(Thread.currentThread());
                      try {
                        latch.await();
                      } catch (InterruptedException e) {
                        return; // as if nothing were
                      }
                    }),
            e -> thread.get() != null);
    Objects.requireNonNull(thread.get()).join();
  }

  @Test
  void anInterruptOfTheCallerEndsTheRun() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Stress.threads(2).run(() -> {}))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anActorThatInterruptsItselfDisturbsNobody() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Stress.threads(2)
        .rounds(3)
        .run(
            () -> {
              runs.incrementAndGet();
              Thread.currentThread().interrupt();
            });
    assertThat(runs).hasValue(6);
  }

  @Test
  void theSeedComesFromThePropertyFirst() {
    System.setProperty("dure.seed", "12");
    Stress.Actors<Integer> failing =
        Stress.of(() -> 1).seed(13).actor(state -> assertThat(state).isEqualTo(2));
    assertThatThrownBy(failing::run).hasMessageContaining("-Ddure.seed=12)");
    System.setProperty("dure.seed", "many");
    assertThatThrownBy(failing::run)
        .hasMessage("the property dure.seed has to be a whole number; it is \"many\"");
  }

  @Test
  void seedsDifferFromRunToRun() {
    Set<Long> seeds = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      StressFailedError failure =
          catchThrowableOfType(
              StressFailedError.class,
              () ->
                  Stress.threads(1)
                      .run(
                          () -> {
                            throw new IllegalStateException();
                          }));
      seeds.add(failure.seed());
    }
    assertThat(seeds).hasSizeGreaterThan(1);
  }

  @Test
  void threadsComeFromTheFactory() throws Exception {
    Set<String> groups = ConcurrentHashMap.newKeySet();
    ThreadGroup group = new ThreadGroup("mine");
    Stress.threads(2)
        .rounds(1)
        .on(task -> new Thread(group, task))
        .run(() -> groups.add(Thread.currentThread().getThreadGroup().getName()));
    assertThat(groups).containsExactly("mine");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> Stress.threads(0)).hasMessage("threads has to be 1 to 1024; it is 0");
    assertThatThrownBy(() -> Stress.threads(1).rounds(0))
        .hasMessage("rounds has to be at least 1; it is 0");
    assertThatThrownBy(() -> Stress.threads(1).deadline(Duration.ZERO))
        .hasMessage("deadline has to be more than 0; it is PT0S");
    assertThatThrownBy(() -> Stress.of(Object::new).actors(1025, state -> {}))
        .hasMessage("there can be 1 to 1024 actors; these are 1025 more");
    assertThatThrownBy(() -> Stress.of(Object::new).run())
        .hasMessage("there is no actor: add one with actor(...)");
  }
}
