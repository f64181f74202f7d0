package dev.dure.stress.torture;

import dev.dure.Elements;
import dev.dure.Guarded;
import dev.dure.OwnerDeath;
import dev.dure.SharedCondition;
import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedEvent;
import dev.dure.SharedLock;
import dev.dure.SharedLongArray;
import dev.dure.SharedMap;
import dev.dure.SharedQueue;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.Space;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects that all workers of a round share, and what stands where in the arrays.
 *
 * <p>Every worker gets or creates each of them by name, so that whoever comes first is the creator,
 * and whoever kills it kills the creator.
 */
final class World {

  /** The most worker processes of one round; each has its own number, used once. */
  static final int MAX_WORKERS = 1024;

  /** The threads of a worker. */
  static final int THREADS = 2;

  static final long BYTES = 4L << 20;

  // ---- locks ----
  static final int LOCKS = 5;

  /** The lock of the tokens; it is the last one. */
  static final int TOKENS_LOCK = 4;

  static final List<String> LOCK_NAMES = List.of("a0", "a1", "r0", "r1", "tokens");

  // ---- "cells": what a lock guards, CELLS longs each ----
  static final int CELLS = 128;

  /** Four marks of the holder, each on a cache line of its own. */
  static final int MARK = 0;

  static final int MARK_STRIDE = 8;
  static final int MARKS = 4;
  static final int EPOCH = 1;

  /** How many times the lock was used: the balance of its {@link Account}. */
  static final int COUNT = 2;

  /** Not 0 while the holder takes its time: a good moment to kill it. */
  static final int LONG_HOLD = 3;

  static final int RELEASED_AT = 4;
  static final int STAMPS = 64;

  // ---- rows of the ledger: began and done of each worker's thread ----
  static final int ROWS = 14;
  static final int PRODUCED = 4;
  static final int CONSUMED = 5;
  static final int PURSES = 2;
  static final int PURSE_ROW = 6;

  /** How often it began to take from a queue, and how often it has said what it took. */
  static final int TAKING = 8;

  /** The same for leases. */
  static final int LEASING = 9;

  /** How often it changed each key of the map of tallies. */
  static final int TALLY_ROW = 10;

  // ---- the maps ----
  /** The keys of the map of tallies. */
  static final int TALLIES = 4;

  /** Two cells for each of these keys: see {@link MapJob}. */
  static final int TALLY_CELLS = 2;

  /** The keys of the map of boxes, more than it has room for. */
  static final int BOXES = 9;

  static final int BOXES_CAPACITY = 5;

  // ---- "workers" and "threads" ----
  static final int WORKER_CELLS = 8;
  static final int PID = 0;
  static final int START_TIME = 1;
  static final int READY = 2;
  static final int KILLED_AT = 3;
  static final int CLOSING = 4;
  static final int THREAD_CELLS = 4;
  static final int WANTS = 0;
  static final int SINCE = 1;
  static final int ENDED = 2;

  /** How many steps it has made. */
  static final int BEATS = 3;

  // ---- "control" ----
  static final int QUIT = 0;

  /** How many times the harness has stopped a process, plus how many times it has continued one. */
  static final int STOPS = 1;

  /** The number of worker numbers given so far. */
  static final int WORKERS = 2;

  /** How often each record was read or updated. */
  static final int PURSE_PROGRESS = 3;

  /** The number of items that were ever to be put into a queue. */
  static final int ITEMS_SENT = 5;

  /** Not 0 when every worker is to show its stacks. */
  static final int SHOW = 6;

  /** How many elements of queues came after a later one of the same producer. */
  static final int INVERSIONS = 7;

  static final int CONTROL_CELLS = 8;

  /** The items of a round at most; see {@link Items}. */
  static final int ITEMS = 1 << 15;

  /** Small, so that they are often full and often empty. */
  static final int QUEUE_CAPACITY = 4;

  static final int QUEUES = 3;

  static final int PARCEL_BYTES = 600;

  /** The permits of the semaphore, and the cells of "seats": who sits at each. */
  static final int DESKS = 3;

  /** "samples": [0] how many, then one time from kill to recovery each. */
  static final int SAMPLES = 4096;

  final List<SharedLock> locks = new ArrayList<>();
  final List<Guarded<Purse>> purses = new ArrayList<>();
  final SharedEvent bell;
  SharedReadWriteLock table;

  /** What the read-write lock guards: two numbers that are the same whenever nobody writes. */
  final SharedLongArray page;

  final SharedCyclicBarrier meeting;

  /** Bounded, so that a permit given twice is found; {@link Audit} finds one that is lost. */
  SharedSemaphore desks;

  /** Elements that a take reads before it takes them; {@link QueueJob} says what is in them. */
  SharedQueue<Purse> letters;

  /** Elements of one machine word, which stand in their places without a length. */
  final SharedQueue<Long> numbers;

  /** Elements that even a take leases. */
  final SharedQueue<byte[]> parcels;

  /** Records by number, as the guarded ones; {@link MapJob} says what is in them. */
  SharedMap<Long, Purse> tallies;

  /** Arrays of bytes by name. */
  final SharedMap<String, byte[]> boxes;

  /** What is known of each key of the tallies. */
  final SharedLongArray known;

  SharedCondition notEmpty;
  SharedCondition notFull;
  final SharedLongArray control;
  final SharedLongArray workers;
  final SharedLongArray threads;
  final SharedLongArray cells;
  final SharedLongArray ledger;
  final SharedLongArray stats;
  final SharedLongArray samples;
  final SharedLongArray seats;
  final SharedLongArray items;

  /** When each item was received, and the latest of each producer that was; see {@link Items}. */
  final SharedLongArray received;

  final SharedLongArray latest;

  World(Space space) {
    control = space.longArray("control", CONTROL_CELLS);
    workers = space.longArray("workers", MAX_WORKERS * WORKER_CELLS);
    threads = space.longArray("threads", MAX_WORKERS * THREADS * THREAD_CELLS);
    cells = space.longArray("cells", LOCKS * CELLS);
    ledger = space.longArray("ledger", ROWS * MAX_WORKERS * THREADS * 2);
    stats = space.longArray("stats", Stat.values().length);
    samples = space.longArray("samples", SAMPLES);
    seats = space.longArray("seats", DESKS);
    items = space.longArray("items", 2 * ITEMS);
    received = space.longArray("received", ITEMS);
    latest = space.longArray("latest", QUEUES * MAX_WORKERS * THREADS);
    for (int i = 0; i < LOCKS; i++) {
      locks.add(space.lock(LOCK_NAMES.get(i), policy(i)));
    }
    purses.add(space.guarded("purse", Purse.of(0, 0, 0)));
    purses.add(space.guarded("safe", Purse.of(0, 0, 0), OwnerDeath.ABANDON));
    bell = space.event("bell");
    table = space.readWriteLock("table");
    page = space.longArray("page", 2);
    meeting = space.cyclicBarrier("meeting", 2);
    desks = space.boundedSemaphore("desks", DESKS);
    parcels = space.queue("parcels", QUEUE_CAPACITY, Elements.bytes(PARCEL_BYTES));
    numbers = space.queue("numbers", QUEUE_CAPACITY, Elements.longs());
    letters = space.queue("letters", QUEUE_CAPACITY, Elements.records(Purse.class));
    tallies = space.map("tallies", TALLIES, Elements.longs(), Elements.records(Purse.class));
    boxes = space.map("boxes", BOXES_CAPACITY, Elements.strings(8), Elements.bytes(PARCEL_BYTES));
    known = space.longArray("known", TALLIES * TALLY_CELLS);
    notEmpty = locks.get(TOKENS_LOCK).condition("not empty");
    notFull = locks.get(TOKENS_LOCK).condition("not full");
  }

  static OwnerDeath policy(int lock) {
    return LOCK_NAMES.get(lock).startsWith("r") ? OwnerDeath.RELEASE : OwnerDeath.ABANDON;
  }

  static int worker(int worker, int cell) {
    return worker * WORKER_CELLS + cell;
  }

  static int thread(int worker, int thread, int cell) {
    return (worker * THREADS + thread) * THREAD_CELLS + cell;
  }

  static int cell(int lock, int cell) {
    return lock * CELLS + cell;
  }

  /** Where a thread's "began" stands in the ledger; "done" is the next one. */
  static int ledger(int row, int worker, int thread) {
    return ((row * MAX_WORKERS + worker) * THREADS + thread) * 2;
  }

  /** Where the number of a producer's latest item stands that has come out of a queue. */
  static int latest(int queue, long producer) {
    int row = queue * MAX_WORKERS + Deaths.workerOf(producer);
    return row * THREADS + Deaths.threadOf(producer);
  }

  /** Counts something for the report. */
  void count(Stat stat) {
    var _ = stats.getAndAdd(stat.index(), 1);
  }

  /** Keeps the largest value for the report. */
  void max(Stat stat, long value) {
    if (value > stats.get(stat.index())) {
      var _ = stats.update(stat.index(), old -> Math.max(old, value));
    }
  }

  /** Notes a time from a kill to the recovery, in nanoseconds. */
  void sample(long nanos) {
    long index = samples.getAndAdd(0, 1) + 1;
    if (index < SAMPLES) {
      samples.set((int) index, nanos);
    }
  }

  /** The deaths of workers as /proc tells them, and of threads as they foretold them. */
  Deaths deaths() {
    return mark -> {
      int worker = Deaths.workerOf(mark);
      int thread = Deaths.threadOf(mark);
      if (worker < 0 || worker >= MAX_WORKERS || thread >= THREADS) {
        return false;
      }
      return threads.get(thread(worker, thread, ENDED)) != 0
          || workers.get(worker(worker, CLOSING)) != 0
          || Proc.isDead(workers.get(worker(worker, PID)), workers.get(worker(worker, START_TIME)));
    };
  }
}
