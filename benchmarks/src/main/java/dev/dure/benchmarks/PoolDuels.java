package dev.dure.benchmarks;

import dev.dure.Pool;
import dev.dure.ThreadPool;
import dev.dure.process.ProcessPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Dure's pools and others at the same work, in turn. */
final class PoolDuels {

  /** Such a time of Dure's itself has a goal. */
  record Time(String what, String peer, Goal goal) {}

  static final String ROUND_TRIP = "round trip of a trivial task, one warm worker";
  static final String SUBMITS = "a trivial task of many, submitted one by one, two workers";
  static final String UNORDERED = "an input of `mapUnordered`, chunked by itself, two workers";
  static final String MAP = "an input of `map`, chunked by itself, two workers";
  static final String ARRAY = "64 MiB to a worker and back, by reference";
  static final String ARRAY_COPIED = "64 MiB to a worker and back, copied";
  static final String FIRST = "first task of a pool that is created for it";
  static final String FIRST_CACHED = FIRST + ", with the startup cache";
  static final String DEATH = "SIGKILL of a worker to its future's failure";

  private static final String EXECUTOR = "`ProcessPoolExecutor`";
  private static final String IMAP = "`Pool.imap_unordered`, chunks of 1";

  /** What the times themselves have to be, whatever the peer's. */
  static final List<Time> TIMES =
      List.of(
          new Time(ROUND_TRIP, EXECUTOR, Goal.atMost(10e3)),
          new Time(SUBMITS, IMAP, Goal.atMost(2e3)), // 500,000 a second
          new Time(
              UNORDERED, "`Pool.imap_unordered`, chunks of 100", Goal.atMost(200)), // 5 million
          new Time(ARRAY, EXECUTOR, Goal.atMost(1e6)),
          new Time(FIRST_CACHED, EXECUTOR + ", spawn", Goal.atMost(100e6)),
          new Time(DEATH, EXECUTOR, Goal.atMost(100e6)));

  private PoolDuels() {}

  static List<Comparison> measure(List<Duel> duels, int rounds, String whom)
      throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      Progress.say("pools and " + whom + " in turn, round " + round + " of " + rounds);
      for (Duel duel : duels) {
        duel.round();
      }
    }
    return duels.stream().map(Duel::comparison).toList();
  }

  /** Processes, against Python's. */
  static List<Duel> againstPython(Python python, PoolSettings settings) {
    Plan plan = settings.plan();
    int starts = settings.starts();
    int arrays = settings.arrays();
    List<Duel> duels = new ArrayList<>();
    duels.add(tasks(ROUND_TRIP, 1, PoolWork::roundTrips, EXECUTOR, "roundtrip", 20, python, plan));
    duels.add(tasks(SUBMITS, 2, PoolWork::submits, IMAP, "imap1", 20, python, plan));
    duels.add(tasks(SUBMITS, 2, PoolWork::submits, EXECUTOR, "executor", 0, python, plan));
    duels.add(
        tasks(
            UNORDERED,
            2,
            (pool, p) -> PoolWork.map(pool, false, p),
            "`Pool.imap_unordered`, chunks of 100",
            "imap100",
            0,
            python,
            plan));
    duels.add(
        tasks(
            MAP,
            2,
            (pool, p) -> PoolWork.map(pool, true, p),
            "`Pool.map`",
            "map",
            0,
            python,
            plan));
    duels.add(
        new Duel(
            ARRAY,
            () -> PoolWork.arrayByReference(settings.mebibytes(), arrays),
            EXECUTOR,
            () -> python.measure("array", settings.mebibytes(), arrays),
            null));
    duels.add(
        new Duel(
            ARRAY_COPIED,
            () -> PoolWork.arrayByValue(settings.mebibytes(), arrays),
            EXECUTOR,
            () -> python.measure("array", settings.mebibytes(), arrays),
            null));
    for (String method : List.of("spawn", "forkserver", "fork")) {
      duels.add(
          new Duel(
              FIRST,
              () -> PoolWork.firstTasks(starts),
              EXECUTOR + ", " + method,
              () -> python.measure("first", method, starts),
              null));
    }
    duels.add(
        new Duel(
            FIRST_CACHED,
            () -> firstByCache(starts),
            EXECUTOR + ", spawn",
            () -> python.measure("first", "spawn", starts),
            null));
    duels.add(
        new Duel(
            DEATH,
            () -> PoolWork.deaths(starts),
            EXECUTOR,
            () -> python.measure("death", starts),
            null));
    return duels;
  }

  private static List<Double> firstByCache(int starts) throws IOException, InterruptedException {
    try (FirstTasks first = FirstTasks.prepare()) {
      return first.measure(starts);
    }
  }

  private static Duel tasks(
      String what,
      int workers,
      BiFunction<Pool, Plan, List<Double>> work,
      String peerName,
      String peer,
      int goal,
      Python python,
      Plan plan) {
    return new Duel(
        what,
        () -> {
          try (ProcessPool pool = ProcessPool.create(workers)) {
            return work.apply(pool, plan);
          }
        },
        peerName,
        () -> python.measure(peer, workers, plan.warmupNanos(), plan.sliceNanos(), plan.slices()),
        goal == 0 ? null : Goal.atLeast(goal));
  }

  /** Threads, against the JDK's. */
  static List<Duel> againstThreads(PoolSettings settings) {
    Plan plan = settings.plan();
    String fixed = "`newFixedThreadPool`";
    String joined = "`ForkJoinPool`";
    String trip = "round trip of a trivial task, one thread";
    String many = "a trivial task of many, submitted one by one, two threads";
    return List.of(
        threads(
            trip,
            1,
            PoolWork::roundTrips,
            fixed,
            Executors::newFixedThreadPool,
            PoolWork::roundTrips,
            plan),
        threads(
            trip, 1, PoolWork::roundTrips, joined, ForkJoinPool::new, PoolWork::roundTrips, plan),
        threads(
            many,
            2,
            PoolWork::submits,
            fixed,
            Executors::newFixedThreadPool,
            PoolWork::submits,
            plan),
        threads(many, 2, PoolWork::submits, joined, ForkJoinPool::new, PoolWork::submits, plan));
  }

  private static Duel threads(
      String what,
      int threads,
      BiFunction<Pool, Plan, List<Double>> work,
      String peerName,
      IntFunction<? extends ExecutorService> peer,
      BiFunction<ExecutorService, Plan, List<Double>> peerWork,
      Plan plan) {
    return new Duel(
        what,
        () -> {
          try (ThreadPool pool = ThreadPool.create(threads)) {
            return work.apply(pool, plan);
          }
        },
        peerName,
        () -> {
          try (ExecutorService executor = peer.apply(threads)) {
            return peerWork.apply(executor, plan);
          }
        },
        null);
  }

  /** The goals of comparisons, and those of Dure's times. */
  static List<Verdict> verdicts(List<Comparison> comparisons, @Nullable String missing) {
    List<Verdict> verdicts = new ArrayList<>(Verdict.ofComparisons(comparisons));
    for (Time time : TIMES) {
      verdicts.add(
          comparisons.stream()
              .filter(c -> c.what().equals(time.what()) && c.peerName().equals(time.peer()))
              .findFirst()
              .map(c -> Verdict.ofTime(time.what(), c.dure(), time.goal()))
              .orElseGet(() -> Verdict.notMeasured(time.what(), String.valueOf(missing))));
    }
    return verdicts;
  }
}
