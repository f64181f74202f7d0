package dev.dure.stress.chaos;

import dev.dure.SharedLong;
import dev.dure.memory.MemorySpace;
import dev.dure.process.PoolOptions;
import dev.dure.process.ProcessPool;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Pools under load, a killer, and an audit: three pools at a time, each followed by another, until
 * so many workers have been ended; then all pools end, and nothing may be left.
 */
final class Round {

  private static final int POOLS = 3;

  private final ChaosOptions options;
  private final Places places;
  private final Tally tally;
  private final SplittableRandom random;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<Session> sessions = new CopyOnWriteArrayList<>();

  /** What a mutation keeps open. */
  private static final List<Object> KEPT = new CopyOnWriteArrayList<>();

  Round(ChaosOptions options, Places places, Tally tally, SplittableRandom random) {
    this.options = options;
    this.places = places;
    this.tally = tally;
    this.random = random;
  }

  /** What there is before the first round and has to be after each. */
  record Baseline(Map<String, Integer> threads, Map<String, Integer> descriptors) {

    /** After a pool has been there, so that what is made once for all pools is. */
    static Baseline take(Places places) throws Exception {
      try (ProcessPool pool =
          ProcessPool.create(
              PoolOptions.workers(1).withWorkers(Session.workers(places.setting(), true)))) {
        var _ = pool.submit(() -> 1).get();
      }
      try (MemorySpace space = MemorySpace.create()) {
        var _ = space.newLong(0);
      }
      Remains.require("processes after the first pool", List.of(), places::processes);
      return new Baseline(Remains.threads(), Remains.descriptors());
    }
  }

  /** Runs until so many more have been ended, or for a time. */
  void run(int kills, long endNanos, Baseline baseline) throws IOException, InterruptedException {
    try (Ledger ledger = Ledger.of(places.ledger());
        MemorySpace space = MemorySpace.create()) {
      Judge judge = new Judge(ledger, options.mutation(), tally);
      SharedLong sum = space.newLong(0);
      List<Thread> drivers = new ArrayList<>();
      for (int i = 0; i < POOLS; i++) {
        SplittableRandom own = random.split();
        drivers.add(Thread.ofPlatform().name("driver-" + i).start(() -> drive(judge, own, sum)));
      }
      Killer killer = new Killer(judge, ledger, tally, random.split());
      int last = tally.kills() + kills;
      while (tally.kills() < last && System.nanoTime() - endNanos < 0 && judge.hasRoom()) {
        requireProgress();
        killer.step();
      }
      over.set(true);
      killer.endStops();
      for (Thread driver : drivers) {
        while (!driver.join(java.time.Duration.ofMillis(200))) {
          requireProgress();
        }
      }
      requireProgress();
      tally.add("tasks", judge.tasks());
      judge.auditAll();
      judge.auditSum(sum.get());
    } finally {
      Files.deleteIfExists(places.ledger());
    }
    leaveSomething();
    requireNothingLeft(baseline);
  }

  private void drive(Judge judge, SplittableRandom own, SharedLong sum) {
    try {
      while (!over.get() && failure.get() == null) {
        Session session = new Session(places.setting(), judge, own.split(), sum, over::get);
        sessions.add(session);
        session.run();
        sessions.remove(session);
        tally.count("pools");
      }
    } catch (Throwable t) {
      var _ = failure.compareAndSet(null, t);
    }
  }

  private void requireProgress() {
    Throwable thrown = failure.get();
    if (thrown instanceof Violation violation) {
      throw violation;
    }
    if (thrown != null) {
      Violation violation = new Violation("unexpected failure", "a thread failed: " + thrown);
      var _ = violation.initCause(thrown);
      throw violation;
    }
    for (Session session : sessions) {
      String stalled = session.stalled();
      if (!stalled.isEmpty()) {
        throw new Violation("hang", stalled + "\n" + Stacks.all(places.processes()));
      }
    }
  }

  private void requireNothingLeft(Baseline baseline) throws IOException {
    List<Long> none = List.of();
    try {
      Remains.require("processes", none, places::processes);
    } catch (Violation e) {
      throw new Violation("leak", e.getMessage() + Remains.describe(places.processes()));
    }
    Remains.require("threads", baseline.threads(), Remains::threads);
    Remains.require("descriptors", baseline.descriptors(), Remains::descriptors);
    Remains.require("mappings of a pool's memory", 0L, Remains::mappings);
    List<String> files = Remains.files(places.temporary(), places.segments());
    if (!files.isEmpty()) {
      throw new Violation("leak", "files: " + files);
    }
  }

  /** Some mutations. */
  private void leaveSomething() throws IOException {
    switch (options.mutation()) {
      case THREAD_LEFT -> {
        Thread thread =
            Thread.ofPlatform().daemon().name("dure-answers-left").start(Round::sleepForLong);
        KEPT.add(thread);
      }
      case DESCRIPTOR_LEFT -> KEPT.add(Pipe.open());
      case FILE_LEFT -> {
        Path file = Files.createTempFile(places.temporary(), "left", ".args");
        KEPT.add(file);
      }
      default -> {}
    }
  }

  private static void sleepForLong() {
    try {
      TimeUnit.HOURS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
