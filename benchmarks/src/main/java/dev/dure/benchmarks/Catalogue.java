package dev.dure.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Which JMH benchmark is compared with which, and what must come of it. */
final class Catalogue {

  private static final Goal ATOMIC_GOAL = Goal.atMost(1.2);
  private static final Goal LOCK_GOAL = Goal.atMost(1.3);

  private static final List<String> SPACES = List.of(Spaces.HEAP, Spaces.MEMORY);

  private Catalogue() {}

  static List<Section> sections() {
    return List.of(
        new Section("Values", "", values()),
        new Section("Array elements", "", elements()),
        new Section("8 MiB at once", "", bulk()),
        new Section(
            "Locks, nobody else there",
            """
            *Young* and *old* say in which generation of the heap the lock object is: after each grant the
            collector's barrier runs for the owner's field, and it costs more once the lock is old, as it is
            in a program that has run for a while.

            """,
            locks()),
        new Section("Guarded records", "", guarded()),
        new Section("Maps of 1,024 strings to longs", "", maps()),
        new Section("Synchronizers, nobody else there", "", synchronizers()),
        new Section("Queues, one thread", "", queues()),
        new Section(
            "Two threads at once",
            """
            What each of the two needs for a step; how often they change places decides as much as the cost
            of a step.

            """,
            contended()),
        new Section("Once", "", once()));
  }

  private static List<Pairing> values() {
    List<Pairing> all = new ArrayList<>();
    for (String op : List.of("get", "set", "getAndAdd", "compareAndSet")) {
      Goal goal = op.equals("getAndAdd") ? ATOMIC_GOAL : null;
      all.addAll(
          inEachSpace(
              (space, key) ->
                  new Pairing(
                      "`SharedLong." + op + "`, " + space,
                      "ValueBenchmark." + op + key,
                      "`AtomicLong`",
                      "ValueBenchmark." + op + "AtomicLong",
                      goal)));
    }
    return all;
  }

  private static List<Pairing> elements() {
    List<Pairing> all = new ArrayList<>();
    for (String op : List.of("get", "getAndAdd")) {
      all.addAll(
          inEachSpace(
              (space, key) ->
                  new Pairing(
                      "`SharedLongArray." + op + "`, " + space,
                      "ArrayBenchmark." + op + key,
                      "`AtomicLongArray`",
                      "ArrayBenchmark." + op + "AtomicLongArray",
                      null)));
    }
    return all;
  }

  private static List<Pairing> bulk() {
    List<Pairing> all = new ArrayList<>();
    all.addAll(bulk("copy out", "copyOut", "`System.arraycopy`", "copyArray"));
    all.addAll(bulk("copy in", "copyIn", "`System.arraycopy`", "copyArray"));
    all.addAll(bulk("fill", "fill", "`Arrays.fill`", "fillArray"));
    all.addAll(bulk("sum of the elements, one by one", "sum", "`long[]`", "sumArray"));
    return all;
  }

  private static List<Pairing> bulk(String what, String dure, String peerName, String peer) {
    List<Pairing> all = new ArrayList<>();
    all.addAll(
        inEachSpace(
            (space, key) ->
                new Pairing(
                    what + ", " + space,
                    "BulkBenchmark." + dure + key,
                    peerName,
                    "BulkBenchmark." + peer,
                    null)));
    all.add(
        new Pairing(
            what + ", `MemorySpace.view`",
            "BulkBenchmark." + dure + "View",
            peerName,
            "BulkBenchmark." + peer,
            null));
    return all;
  }

  private static List<Pairing> locks() {
    List<Pairing> all = new ArrayList<>();
    for (String age : List.of(Ages.YOUNG, Ages.OLD)) {
      for (String space : SPACES) {
        all.add(
            new Pairing(
                "`SharedLock` lock, unlock, " + space + ", " + age,
                "LockBenchmark.sharedLock[age=" + age + ",space=" + space + "]",
                "`ReentrantLock`, " + age,
                "LockBenchmark.reentrantLock[age=" + age + "]",
                LOCK_GOAL));
      }
    }
    all.add(
        new Pairing(
            "`SharedLock` lock, unlock, memory, young",
            "LockBenchmark.sharedLock[age=young,space=memory]",
            "`FileChannel.lock`, release",
            "LockBenchmark.fileLock",
            null));
    return all;
  }

  private static List<Pairing> guarded() {
    List<Pairing> all = new ArrayList<>();
    for (String op : List.of("read", "update")) {
      all.addAll(
          inEachSpace(
              (space, key) ->
                  new Pairing(
                      "`Guarded." + op + "`, " + space,
                      "GuardedBenchmark." + op + key,
                      "`synchronized` field",
                      "GuardedBenchmark." + op + "Synchronized",
                      null)));
    }
    return all;
  }

  private static List<Pairing> maps() {
    List<Pairing> all = new ArrayList<>();
    for (String op : List.of("get", "put", "merge")) {
      all.addAll(
          inEachSpace(
              (space, key) ->
                  new Pairing(
                      "`SharedMap." + op + "`, " + space,
                      "MapBenchmark." + op + key,
                      "`ConcurrentHashMap`",
                      "MapBenchmark." + op + "ConcurrentHashMap",
                      null)));
    }
    return all;
  }

  private static List<Pairing> synchronizers() {
    List<Pairing> all = new ArrayList<>();
    all.addAll(sideBySide("`SharedSemaphore` acquire, release", "permit", "`Semaphore`"));
    all.addAll(sideBySide("`SharedCountDownLatch.await`, open", "openLatch", "`CountDownLatch`"));
    all.addAll(sideBySide("`SharedCyclicBarrier.await`, of one", "trip", "`CyclicBarrier`"));
    all.addAll(sideBySide("`readLock` lock, unlock", "read", "`ReentrantReadWriteLock`"));
    all.addAll(sideBySide("`writeLock` lock, unlock", "write", "`ReentrantReadWriteLock`"));
    return all;
  }

  private static List<Pairing> sideBySide(String what, String method, String peerName) {
    return inEachSpace(
        (space, key) ->
            new Pairing(
                what + ", " + space,
                "SynchronizerBenchmark." + method + key,
                peerName,
                "SynchronizerBenchmark." + method + "Jdk",
                null));
  }

  private static List<Pairing> queues() {
    List<Pairing> all = new ArrayList<>();
    all.addAll(inAndOut("`SharedQueue` of numbers, `offer`, `poll`", "number", "number"));
    all.addAll(inAndOut("`SharedQueue` of records, `offer`, `poll`", "record", "record"));
    all.addAll(
        inAndOut(
            "`SharedQueue` of records, `offer`, `pollLease`, `acknowledge`",
            "leasedRecord",
            "record"));
    return all;
  }

  private static List<Pairing> inAndOut(String what, String method, String peer) {
    return inEachSpace(
        (space, key) ->
            new Pairing(
                what + ", " + space,
                "QueueBenchmark." + method + key,
                "`ArrayBlockingQueue`",
                "QueueBenchmark." + peer + "Jdk",
                null));
  }

  private static List<Pairing> contended() {
    List<Pairing> all = new ArrayList<>();
    all.addAll(
        inEachSpace(
            (space, key) ->
                new Pairing(
                    "`SharedLock`, `value + 1`, " + space,
                    "ContendedBenchmark.increment" + key,
                    "`ReentrantLock`",
                    "ContendedBenchmark.incrementReentrantLock",
                    null)));
    all.addAll(
        inEachSpace(
            (space, key) ->
                new Pairing(
                    "`Guarded.update`, " + space,
                    "ContendedBenchmark.update" + key,
                    "`synchronized` field",
                    "ContendedBenchmark.updateSynchronized",
                    null)));
    return all;
  }

  private static List<Pairing> once() {
    return List.of(
        new Pairing(
            "create and close a `MemorySpace` of 16 MiB",
            "StartBenchmark.space",
            "temporary file, `FileChannel.map`",
            "StartBenchmark.mappedFile",
            null),
        new Pairing(
            "`WorkerProcess` start, join",
            "StartBenchmark.worker",
            "`ProcessBuilder`, empty `main`",
            "StartBenchmark.processBuilder",
            null));
  }

  /** A pairing for each space, made from its name and what that adds to a key. */
  private static List<Pairing> inEachSpace(BiFunction<String, String, Pairing> pairing) {
    return SPACES.stream().map(space -> pairing.apply(space, "[space=" + space + "]")).toList();
  }
}
