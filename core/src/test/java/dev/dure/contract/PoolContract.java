package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.DeadlineExceededException;
import dev.dure.Pool;
import dev.dure.Progress;
import dev.dure.SerializableCallable;
import dev.dure.SerializableRunnable;
import dev.dure.Task;
import dev.dure.TaskOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Pool} does, whatever its workers are. Tasks capture only what can be sent;
 * where a test and its tasks have to wait for each other they do so by files.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PoolContract {

  @TempDir Path directory;

  /** A pool of two, for tests that leave it as it was. */
  private Pool pool;

  /** Makes a new pool; the contract closes it. */
  protected abstract Pool newPool(int workers, int queueCapacity);

  @BeforeAll
  final void openPool() {
    pool = newPool(2, 1000);
  }

  @AfterAll
  final void closePool() {
    pool.close();
  }

  // ---- what tasks do while a test looks ----

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private static void touch(String file) {
    try {
      Files.writeString(Path.of(file), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a file; ends when interrupted. */
  private static boolean awaitFile(String file) {
    while (!Files.exists(Path.of(file))) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }

  private static SerializableCallable<String> waiting(String begun, String go) {
    return () -> {
      touch(begun);
      return awaitFile(go) ? "went" : "interrupted";
    };
  }

  // ---- submit ----

  @Test
  void resultsOfEachKindOfTaskArrive() throws Exception {
    int six = 6;
    assertThat(pool.submit(() -> six * 7).get()).isEqualTo(42);
    assertThat(pool.submit(() -> List.of("a", "b")).get()).containsExactly("a", "b");
    assertThat(pool.submit((SerializableRunnable) () -> {}).get()).isNull();
    assertThat(pool.submit((SerializableCallable<@Nullable String>) () -> null).get()).isNull();
    assertThat(pool.submit((SerializableRunnable) () -> {}, "given").get()).isEqualTo("given");
    Task<String> named = pool.submit(TaskOptions.named("n"), () -> "x");
    assertThat(named.get()).isEqualTo("x");
    assertThat(named.name()).isEqualTo("n");
    assertThat(named.isDone()).isTrue();
    assertThat(named.progress()).isEqualTo(1);
    assertThat(named.toString()).isEqualTo("Task \"n\", done");
  }

  @Test
  void whatATaskThrowsIsTheCauseAndItsWorkerGoesOn() throws Exception {
    Task<Integer> failing =
        pool.submit(
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(failing::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessageContaining("broken");
    assertThat(failing.isCancelled()).isFalse();
    assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("NullAway") // that is what is tested
  void nullsAreRefusedByName() {
    assertThatNullPointerException().isThrownBy(() -> pool.submit((Callable<String>) null));
    assertThatNullPointerException().isThrownBy(() -> pool.submit((Runnable) null));
    assertThatNullPointerException().isThrownBy(() -> pool.submit((Runnable) null, "x"));
    assertThatNullPointerException().isThrownBy(() -> pool.execute((Runnable) null));
    assertThatNullPointerException().isThrownBy(() -> pool.submit((TaskOptions) null, () -> 1));
    assertThatNullPointerException().isThrownBy(() -> pool.map((List<Integer>) null, x -> x));
    assertThatNullPointerException().isThrownBy(() -> pool.map(List.of(1), null));
    assertThatNullPointerException().isThrownBy(() -> pool.forEach(List.of(1), null));
    assertThatNullPointerException().isThrownBy(() -> pool.invokeAll(null));
    assertThatNullPointerException().isThrownBy(() -> pool.invokeAny(null));
  }

  @Test
  void executeRuns() {
    String done = file("executed");
    pool.execute(() -> touch(done));
    assertThat(awaitFile(done)).isTrue();
  }

  @Test
  void aTimedGetEndsAndTheTaskGoesOn() throws Exception {
    String begun = file("timed");
    String go = file("timed-go");
    Task<String> task = pool.submit(waiting(begun, go));
    assertThatThrownBy(() -> task.get(20, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    touch(go);
    assertThat(task.get()).isEqualTo("went");
  }

  @Test
  void anInterruptedGetEndsAndTheTaskGoesOn() throws Exception {
    String go = file("interrupted-go");
    Task<String> task = pool.submit(waiting(file("interrupted"), go));
    Thread.currentThread().interrupt();
    assertThatThrownBy(task::get).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    touch(go);
    assertThat(task.get()).isEqualTo("went");
  }

  @Test
  void progressIsSeenWhileTheTaskRuns() throws Exception {
    String half = file("half");
    String go = file("half-go");
    Task<Boolean> task =
        pool.submit(
            () -> {
              Progress.report(0.5);
              touch(half);
              return awaitFile(go);
            });
    assertThat(awaitFile(half)).isTrue();
    assertThat(task.progress()).isEqualTo(0.5);
    touch(go);
    assertThat(task.get()).isTrue();
    assertThat(task.progress()).isEqualTo(1);
    assertThatThrownBy(() -> Progress.report(2)).isInstanceOf(IllegalArgumentException.class);
  }

  // ---- cancel and deadlines ----

  @Test
  void cancellingWhatRunsStopsItAndNothingElse() throws Exception {
    String begun = file("cancelled");
    Task<String> task = pool.submit(waiting(begun, file("never")));
    awaitFile(begun);
    assertThat(task.cancel(true)).isTrue();
    assertThat(task.cancel(true)).isFalse();
    assertThat(task.isCancelled()).isTrue();
    assertThatThrownBy(task::get).isInstanceOf(CancellationException.class);
    assertThat(task.toString()).endsWith("cancelled");
    assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
    assertThat(pool.submit(() -> 2).get()).isEqualTo(2);
  }

  @Test
  void whatIsCancelledBeforeItBeginsNeverRuns() throws Exception {
    Pool one = newPool(1, 100);
    try {
      String go = file("queue-go");
      String ran = file("ran");
      Task<String> first = one.submit(waiting(file("queue"), go));
      awaitFile(file("queue"));
      List<Task<?>> queued = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        queued.add(one.submit(() -> touch(ran)));
      }
      Task<Integer> last = one.submit(() -> 5);
      for (Task<?> task : queued) {
        assertThat(task.cancel(false)).isTrue();
      }
      touch(go);
      assertThat(first.get()).isEqualTo("went");
      assertThat(last.get()).isEqualTo(5);
      assertThat(Path.of(ran)).doesNotExist();
    } finally {
      one.close();
    }
  }

  @Test
  void aDeadlineEndsWhatRunsAndWhatWaits() throws Exception {
    Pool one = newPool(1, 100);
    try {
      TaskOptions options = TaskOptions.named("late").withDeadline(Duration.ofMillis(300));
      String begun = file("late");
      Task<String> running = one.submit(TaskOptions.defaults(), waiting(begun, file("never-late")));
      Task<Integer> waiting = one.submit(options, () -> 1);
      assertThatThrownBy(waiting::get)
          .cause()
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessage("Task \"late\" was not done within PT0.3S.");
      running.cancel(true);
      Task<String> late = one.submit(options, waiting(file("late2"), file("never-late")));
      assertThatThrownBy(late::get).cause().isInstanceOf(DeadlineExceededException.class);
      assertThat(one.submit(() -> 3).get()).isEqualTo(3);
    } finally {
      one.close();
    }
    assertThatThrownBy(() -> TaskOptions.defaults().withDeadline(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // ---- map ----

  @Test
  void aMapKeepsTheOrderOfItsInputs() {
    List<Integer> inputs = IntStream.range(0, 5000).boxed().toList();
    List<Integer> squares = inputs.stream().map(x -> x * x).toList();
    assertThat(pool.map(inputs, x -> x * x).toList()).isEqualTo(squares);
    assertThat(pool.mapUnordered(inputs, x -> x * x).toList())
        .containsExactlyInAnyOrderElementsOf(squares);
    assertThat(pool.map(List.<Integer>of(), x -> x).toList()).isEmpty();
  }

  @Test
  @DisplayName("13: a map over endless inputs takes no more of them than it needs")
  void endless() {
    AtomicInteger taken = new AtomicInteger();
    Iterable<Integer> endless = () -> Stream.generate(taken::incrementAndGet).iterator();
    try (Stream<Integer> results = pool.map(endless, x -> -x)) {
      assertThat(taken).hasValue(0);
      assertThat(results.limit(1000).reduce(0, Integer::sum)).isEqualTo(-500500);
    }
    // 3 chunks of at most 2,048 for each of 2 workers.
    assertThat(taken.get()).isBetween(1000, 1000 + 6 * 2048);
    taken.set(0);
    try (Stream<Integer> results = pool.map(endless, x -> -x)) {
      assertThat(results.iterator().next()).isEqualTo(-1);
    }
    // 3 chunks of 1 for each, and when the first was done one more, of 2 at most.
    assertThat(taken.get()).isBetween(1, 8);
  }

  @Test
  void aMapFailsAtTheInputThatFailed() {
    Iterator<Integer> results =
        pool.map(
                List.of(1, 2, 3, 4),
                x -> {
                  if (x == 3) {
                    throw new IllegalArgumentException("three");
                  }
                  return x;
                })
            .iterator();
    assertThat(results.next()).isEqualTo(1);
    assertThat(results.next()).isEqualTo(2);
    assertThatThrownBy(results::next)
        .isInstanceOf(CompletionException.class)
        .cause()
        .hasMessageContaining("three");
  }

  @Test
  void forEachReturnsWhenAllIsDone() throws Exception {
    String prefix = file("each-");
    pool.forEach(List.of(1, 2, 3, 4, 5), x -> touch(prefix + x));
    for (int i = 1; i <= 5; i++) {
      assertThat(Path.of(prefix + i)).exists();
    }
    assertThatThrownBy(
            () ->
                pool.forEach(
                    List.of(1),
                    x -> {
                      throw new IllegalStateException("each");
                    }))
        .isInstanceOf(CompletionException.class)
        .cause()
        .hasMessageContaining("each");
  }

  // ---- ExecutorService ----

  @Test
  void invokeAllAwaitsAllAndKeepsTheOrder() throws Exception {
    List<SerializableCallable<Integer>> tasks =
        List.of(
            () -> 1,
            () -> {
              throw new IllegalStateException("two");
            },
            () -> 3);
    List<Future<Integer>> done = pool.invokeAll(tasks);
    assertThat(done).allMatch(Future::isDone);
    assertThat(done.get(0).get()).isEqualTo(1);
    assertThatThrownBy(() -> done.get(1).get()).isInstanceOf(ExecutionException.class);
    assertThat(done.get(2).get()).isEqualTo(3);
  }

  @Test
  void invokeAllInTimeCancelsTheRest() throws Exception {
    String never = file("never-all");
    List<SerializableCallable<String>> tasks = List.of(waiting(file("all"), never));
    List<Future<String>> done = pool.invokeAll(tasks, 200, TimeUnit.MILLISECONDS);
    assertThat(done.get(0).isCancelled()).isTrue();
    assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
  }

  @Test
  void invokeAnyTakesTheFirstThatSucceeds() throws Exception {
    String never = file("never-any");
    List<SerializableCallable<String>> tasks =
        List.of(
            () -> {
              throw new IllegalStateException("no");
            },
            waiting(file("any"), never),
            () -> "yes");
    assertThat(pool.invokeAny(tasks)).isEqualTo("yes");
    List<SerializableCallable<String>> failing =
        List.of(
            () -> {
              throw new IllegalStateException("none");
            });
    assertThatThrownBy(() -> pool.invokeAny(failing))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessageContaining("none");
    assertThatThrownBy(() -> pool.invokeAny(List.<SerializableCallable<String>>of()))
        .isInstanceOf(IllegalArgumentException.class);
    List<SerializableCallable<String>> slow = List.of(waiting(file("slow"), never));
    assertThatThrownBy(() -> pool.invokeAny(slow, 100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  @DisplayName("13: submission waits for room, and ends when interrupted")
  void submissionIsBounded() throws Exception {
    Pool small = newPool(1, 2);
    try {
      String go = file("room-go");
      Task<String> first = small.submit(waiting(file("room"), go));
      awaitFile(file("room"));
      AtomicInteger accepted = new AtomicInteger();
      Threads.Running submitter =
          Threads.start(
              "submitter",
              () -> {
                for (int i = 0; i < 50; i++) {
                  Task<Integer> unused = small.submit(() -> 1);
                  accepted.incrementAndGet();
                }
              });
      submitter.awaitWaiting();
      // Two in the queue, and what was sent ahead.
      assertThat(accepted.get()).isLessThan(10);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> small.submit(() -> 1))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      touch(go);
      submitter.join();
      assertThat(accepted).hasValue(50);
      assertThat(first.get()).isEqualTo("went");
    } finally {
      small.close();
    }
  }

  // ---- the end ----

  @Test
  void shutdownEndsWhenAllIsDone() throws Exception {
    Pool ending = newPool(1, 100);
    String go = file("shutdown-go");
    Task<String> first = ending.submit(waiting(file("shutdown"), go));
    Task<Integer> second = ending.submit(() -> 2);
    awaitFile(file("shutdown"));
    ending.shutdown();
    ending.shutdown();
    assertThat(ending.isShutdown()).isTrue();
    assertThat(ending.isTerminated()).isFalse();
    assertThat(ending.awaitTermination(10, TimeUnit.MILLISECONDS)).isFalse();
    assertThatThrownBy(() -> ending.submit(() -> 1))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("shut down");
    touch(go);
    assertThat(first.get()).isEqualTo("went");
    assertThat(second.get()).isEqualTo(2);
    assertThat(ending.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ending.isTerminated()).isTrue();
    assertThat(ending.toString()).endsWith("ended");
    ending.close();
  }

  @Test
  @DisplayName("12: shutdownNow gives back what has not begun, and nobody waits for it")
  void shutdownNow() throws Exception {
    Pool ending = newPool(1, 100);
    String begun = file("now");
    Task<String> running = ending.submit(waiting(begun, file("never-now")));
    awaitFile(begun);
    String ran = file("now-ran");
    SerializableRunnable runnable = () -> touch(ran);
    Task<?> queued = ending.submit(runnable);
    List<Runnable> never = ending.shutdownNow();
    assertThat(never).containsExactly(runnable);
    assertThat(queued.isCancelled()).isTrue();
    assertThat(ending.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(running.isDone()).isTrue();
    assertThat(Path.of(ran)).doesNotExist();
    assertThat(ending.shutdownNow()).isEmpty();
    ending.close();
  }

  @Test
  @DisplayName("12: close may be called twice, and by what depends on a task")
  void closeFromCallbacks() throws Exception {
    Pool ending = newPool(1, 100);
    CompletableFuture<Boolean> closed =
        ending
            .submit(() -> 1)
            .toCompletableFuture()
            .thenApply(
                one -> {
                  ending.close();
                  return ending.isTerminated();
                });
    assertThat(closed.get(120, TimeUnit.SECONDS)).isTrue();
    ending.close();
  }

  @Test
  void whatDependsOnATaskMaySubmitAndBlock() throws Exception {
    Pool one = newPool(1, 100);
    try {
      CompletableFuture<Integer> chain = CompletableFuture.completedFuture(0);
      for (int i = 0; i < 3; i++) {
        chain =
            one.submit(() -> 1)
                .toCompletableFuture()
                .thenCombine(chain, Integer::sum)
                .thenApply(
                    sum -> {
                      try {
                        return sum + one.submit(() -> 10).get();
                      } catch (InterruptedException | ExecutionException e) {
                        throw new CompletionException(e);
                      }
                    });
      }
      assertThat(chain.get(120, TimeUnit.SECONDS)).isEqualTo(33);
    } finally {
      one.close();
    }
  }

  @Test
  void virtualThreadsSubmitAndWait() throws Exception {
    for (Threads.Kind kind : Threads.kinds()) {
      Threads.Running waiter =
          Threads.start(kind, "waiter", () -> assertThat(pool.submit(() -> 7).get()).isEqualTo(7));
      waiter.join();
    }
  }
}
