package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The entry points of instrumented code, called by real threads as instrumented code does. */
@Timeout(60)
class EngineTest {

  /** What instrumentation would make of a class with a field. */
  private static final class Cell {
    static final int FIELD = Fields.add(Cell.class.getName(), "value", false);

    @SuppressWarnings("unused") // the engine finds it by its name
    @Nullable State $dure$value;
  }

  /** Each test has places of its own: a pair of places is told once. */
  private static int newSite(String method) {
    return Sites.add("program.Main", method, "Main.java", 7);
  }

  private final List<Race> told = Collections.synchronizedList(new ArrayList<>());
  private final int writing = newSite("writes");
  private final int reading = newSite("reads");

  @BeforeEach
  void listen() {
    Findings.listen(told::add);
  }

  @AfterEach
  void listenNoMore() {
    Findings.listen(race -> {});
  }

  private static void read(Cell cell, int site) {
    Detector.read(cell, Cell.FIELD, ThreadState.current(), site);
  }

  private static void write(Cell cell, int site) {
    Detector.write(cell, Cell.FIELD, ThreadState.current(), site);
  }

  /** Starts a thread as an instrumented program does. */
  private static Thread start(Runnable body) {
    Thread thread =
        new Thread(
            () -> {
              body.run();
              Starts.ending();
            });
    Starts.starting(thread);
    thread.start();
    return thread;
  }

  private static void join(Thread thread) throws InterruptedException {
    thread.join();
    Starts.ended(thread);
  }

  @Test
  void unorderedAccessesToAFieldAreToldWithBothSides() throws InterruptedException {
    Cell cell = new Cell();
    Thread thread = start(() -> write(cell, writing));
    read(cell, reading);
    join(thread);

    assertThat(told).hasSize(1);
    Race race = told.get(0);
    assertThat(race.location())
        .isEqualTo(
            "EngineTest$Cell.value of dev.dure.race.runtime.EngineTest$Cell@"
                + Integer.toHexString(System.identityHashCode(cell)));
    Access write = race.earlier().isWrite() ? race.earlier() : race.later();
    Access read = race.earlier().isWrite() ? race.later() : race.earlier();
    assertThat(write.isWrite()).isTrue();
    assertThat(read.isWrite()).isFalse();
    assertThat(write.stack()[0].getMethodName()).isEqualTo("writes");
    assertThat(read.stack()[0].getMethodName()).isEqualTo("reads");
  }

  @Test
  void startAndJoinOrder() throws InterruptedException {
    Cell cell = new Cell();
    write(cell, writing);
    Thread thread = start(() -> write(cell, writing));
    join(thread);
    read(cell, reading);

    assertThat(told).isEmpty();
  }

  @Test
  void aMonitorOrdersAndIsToldAsHeld() throws InterruptedException {
    Cell ordered = new Cell();
    Cell racy = new Cell();
    Object lock = new Object();
    Runnable locked =
        () -> {
          Syncs.prepare(lock);
          synchronized (lock) {
            Syncs.entered(lock, writing);
            write(ordered, writing);
            Syncs.exiting(lock);
          }
        };
    Thread one = start(locked);
    Thread other = start(locked);
    write(racy, reading);
    Thread racing =
        start(
            () -> {
              Syncs.prepare(lock);
              synchronized (lock) {
                Syncs.entered(lock, writing);
                write(racy, writing);
                Syncs.exiting(lock);
              }
            });
    write(racy, reading);
    join(one);
    join(other);
    join(racing);

    assertThat(told).hasSize(1);
    Race race = told.get(0);
    List<Held> held = new ArrayList<>(race.earlier().held());
    held.addAll(race.later().held());
    assertThat(held).singleElement().extracting(Held::type).isEqualTo("java.lang.Object");
  }

  @Test
  void elementsOfAnArrayAreApart() throws InterruptedException {
    int[] array = new int[1_000];
    Thread thread =
        start(
            () -> {
              Arrays.write(array, 0, ThreadState.current(), writing);
              Arrays.write(array, 999, ThreadState.current(), writing);
              Arrays.write(array, -1, ThreadState.current(), writing);
              Arrays.write(array, 1_000, ThreadState.current(), writing);
            });
    Arrays.write(array, 1, ThreadState.current(), reading);
    Arrays.write(array, 998, ThreadState.current(), reading);
    Arrays.read(null, 0, ThreadState.current(), reading);
    assertThat(told).isEmpty();

    Arrays.readRange(array, 990, 10, reading);
    join(thread);
    assertThat(told)
        .singleElement()
        .extracting(Race::location)
        .asString()
        .startsWith("int[1000][999] first used at program.Main.");
  }

  @Test
  void aPairOfPlacesIsToldOnce() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Cell cell = new Cell();
      threads.add(start(() -> write(cell, writing)));
      read(cell, reading);
    }
    for (Thread thread : threads) {
      join(thread);
    }

    assertThat(told).hasSize(1);
  }

  @Test
  void whatAThreadDoesAfterItsEndWasToldIsNoRaceWithItself() throws InterruptedException {
    Cell cell = new Cell();
    Thread thread =
        new Thread(
            () -> {
              write(cell, writing);
              Starts.ending();
              write(cell, reading); // say, in a handler of an uncaught exception
            });
    Starts.starting(thread);
    thread.start();
    thread.join();

    assertThat(told).isEmpty();
  }

  @Test
  void manyThreadsAtOnceEachHaveTheirOwnState() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    List<ThreadState> states = Collections.synchronizedList(new ArrayList<>());
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 1_000; i++) {
      threads.add(
          start(
              () -> {
                ThreadState mine = ThreadState.current();
                states.add(mine);
                for (int k = 0; k < 1_000; k++) {
                  if (ThreadState.current() != mine) {
                    wrong.add(Thread.currentThread().getName());
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      join(thread);
    }

    assertThat(wrong).isEmpty();
    assertThat(states).doesNotHaveDuplicates().hasSize(1_000);
  }
}
