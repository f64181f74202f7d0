package dev.dure.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Pool;
import dev.dure.PoolState;
import dev.dure.Task;
import dev.dure.TaskOptions;
import dev.dure.ThreadPool;
import dev.dure.contract.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pool of threads says of itself, now and in a flight recording. */
@DisplayName("A pool of threads says")
@Timeout(300)
class ThreadPoolStateTest {

  @TempDir private Path directory = Path.of("");

  @Test
  @DisplayName("what waits, runs, is done, has failed, was cancelled")
  void counts() throws Exception {
    ThreadPool pool = ThreadPool.create(1);
    CountDownLatch go = new CountDownLatch(1);
    List<Task<?>> tasks = new ArrayList<>();
    Task<?> first = pool.submit((Runnable) () -> awaitQuietly(go));
    Threads.until("it runs", () -> pool.state().running() == 1);
    for (int i = 0; i < 3; i++) {
      tasks.add(pool.submit(() -> 1));
    }
    Task<?> fails =
        pool.submit(
            () -> {
              throw new IllegalStateException("on purpose");
            });
    tasks.get(2).cancel(false);
    PoolState busy = pool.state();
    assertThat(busy).isEqualTo(new PoolState(5, 3, 1, 0, 0, 1, 0, 1, 0, 0, 0));
    assertThat(busy.workers()).isEqualTo(1);
    assertThat(busy.settled()).isEqualTo(1);
    go.countDown();
    first.get();
    assertThat(pool.state().done()).isGreaterThanOrEqualTo(1);
    assertThatThrownBy(fails::get).hasRootCauseInstanceOf(IllegalStateException.class);
    pool.close();
    PoolState end = pool.state();
    assertThat(end).isEqualTo(new PoolState(5, 0, 0, 3, 1, 1, 0, 0, 0, 0, 0));
    assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
    assertThat(pool.state()).isEqualTo(end);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("what became of each input of a map, of those that were given up too")
  void inputs() {
    try (Pool pool = ThreadPool.create(2)) {
      assertThat(pool.map(IntStream.range(0, 777).boxed().toList(), x -> x + 1)).hasSize(777);
      assertThat(pool.state().done()).isEqualTo(777);
      try (Stream<Integer> given = pool.map(ThreadPoolStateTest::naturals, x -> x)) {
        assertThat(given.iterator().next()).isZero();
      }
      Threads.until("all has an outcome", () -> pool.state().queued() == 0);
      Threads.until("each once", () -> pool.state().settled() == pool.state().submitted());
      assertThat(pool.state().failed()).isZero();
    }
  }

  @Test
  @DisplayName("once what became of an input that ran when its map was given up")
  void lateInputs() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Pool pool = ThreadPool.create(1)) {
      Thread consumer =
          new Thread(
              () ->
                  assertThatThrownBy(
                          () -> pool.forEach(List.of(1, 2, 3), x -> beginAndAwait(begun, go)))
                      .isInstanceOf(CancellationException.class));
      consumer.start();
      begun.await();
      consumer.interrupt();
      consumer.join();
      go.countDown();
      Threads.until("nothing runs", () -> pool.state().running() == 0);
      assertThat(pool.state().settled()).isEqualTo(pool.state().submitted());
    }
  }

  private static void beginAndAwait(CountDownLatch begun, CountDownLatch go) {
    begun.countDown();
    awaitQuietly(go);
  }

  private static Iterator<Integer> naturals() {
    return IntStream.iterate(0, x -> x + 1).iterator();
  }

  @Test
  @DisplayName("how many tasks there will be, where anybody can know")
  void totals() {
    ThreadPool pool = ThreadPool.create(2);
    PoolCounters counters = ((AbstractPool) pool).counters();
    assertThat(counters.total()).hasValue(0);
    Stream<Integer> known = pool.map(IntStream.range(0, 1000).boxed().toList(), x -> x);
    assertThat(counters.total()).hasValue(0); // nothing has happened yet
    Iterator<Integer> results = known.iterator();
    assertThat(results.next()).isZero();
    assertThat(counters.total()).hasValue(1000);
    known.close();
    assertThat(counters.total().orElseThrow()).isLessThan(1000);
    try (Stream<Integer> endless = pool.map(ThreadPoolStateTest::naturals, x -> x)) {
      assertThat(endless.iterator().next()).isZero();
      assertThat(counters.total()).isEmpty();
    }
    long before = counters.total().orElseThrow();
    assertThatThrownBy(
            () -> pool.forEach(IntStream.range(0, 10_000).boxed().toList(), x -> failAt(x, 3)))
        .isInstanceOf(CompletionException.class);
    assertThat(counters.total().orElseThrow()).isBetween(before, before + 9_999);
    assertThat(pool.map(Collections::<Integer>emptyIterator, x -> x)).isEmpty();
    assertThat(counters.total()).isPresent();
    pool.close();
  }

  private static void failAt(int value, int bad) {
    if (value == bad) {
      throw new IllegalStateException("on purpose");
    }
  }

  @Test
  @DisplayName("to a flight recording what its tasks did, and who waited for room")
  void events() throws Exception {
    try (Recording recording = new Recording()) {
      recording.enable("dev.dure.Task").withThreshold(Duration.ZERO);
      recording.enable("dev.dure.PoolQueueFull").withThreshold(Duration.ZERO);
      recording.start();
      CountDownLatch go = new CountDownLatch(1);
      String name;
      try (ThreadPool pool = ThreadPool.create(1, 1)) {
        name = pool.name();
        Thread submitter =
            new Thread(
                () -> {
                  for (int i = 0; i < 3; i++) {
                    Object unused = pool.submit((Runnable) () -> awaitQuietly(go));
                  }
                });
        submitter.start();
        Threads.until("it waits", () -> submitter.getState() == Thread.State.WAITING);
        go.countDown();
        submitter.join();
        pool.submit(
                TaskOptions.named("sleeps"),
                () -> {
                  Thread.sleep(5);
                  return 0;
                })
            .get();
      }
      Path file = directory.resolve("events.jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      RecordedEvent sleeps =
          events.stream()
              .filter(it -> it.getEventType().getName().equals("dev.dure.Task"))
              .filter(it -> it.getString("task").equals("sleeps"))
              .findFirst()
              .orElseThrow();
      assertThat(sleeps.getString("pool")).isEqualTo(name);
      assertThat(sleeps.getString("worker")).isEqualTo(name + ":1");
      assertThat(sleeps.getString("outcome")).isEqualTo("done");
      assertThat(sleeps.getDuration("run")).isGreaterThanOrEqualTo(Duration.ofMillis(5));
      assertThat(events)
          .filteredOn(it -> it.getEventType().getName().equals("dev.dure.PoolQueueFull"))
          .isNotEmpty()
          .allMatch(it -> it.getString("pool").equals(name));
    }
  }
}
