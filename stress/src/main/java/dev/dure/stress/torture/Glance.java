package dev.dure.stress.torture;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The harness's view of a {@link World}, from outside. */
final class Glance implements AutoCloseable {

  private final SegmentReader reader;
  private final long control;
  private final long workers;
  private final long threads;
  private final long cells;
  private final long stats;
  private final long samples;

  private Glance(SegmentReader reader) {
    this.reader = reader;
    this.control = body(reader, "control");
    this.workers = body(reader, "workers");
    this.threads = body(reader, "threads");
    this.cells = body(reader, "cells");
    this.stats = body(reader, "stats");
    this.samples = body(reader, "samples");
  }

  private static long body(SegmentReader reader, String name) {
    SegmentReader.Found found = reader.find(name);
    if (found == null) {
      throw new IllegalStateException("there is no \"" + name + "\"");
    }
    return found.body();
  }

  /** Opens the file of a space; null if not everything is there yet. */
  static @Nullable Glance open(Path file) {
    SegmentReader reader = SegmentReader.open(file);
    if (reader == null) {
      return null;
    }
    if (reader.find("letters") == null) { // what World creates last but its conditions
      reader.close();
      return null;
    }
    return new Glance(reader);
  }

  @Override
  public void close() {
    reader.close();
  }

  SegmentReader reader() {
    return reader;
  }

  long control(int cell) {
    return reader.getLong(control + 8L * cell);
  }

  void setControl(int cell, long value) {
    reader.setLong(control + 8L * cell, value);
  }

  long worker(int worker, int cell) {
    return reader.getLong(workers + 8L * World.worker(worker, cell));
  }

  void setWorker(int worker, int cell, long value) {
    reader.setLong(workers + 8L * World.worker(worker, cell), value);
  }

  long thread(int worker, int thread, int cell) {
    return reader.getLong(threads + 8L * World.thread(worker, thread, cell));
  }

  long cell(int lock, int cell) {
    return reader.getLong(cells + 8L * World.cell(lock, cell));
  }

  void setCell(int lock, int cell, long value) {
    reader.setLong(cells + 8L * World.cell(lock, cell), value);
  }

  long stat(Stat stat) {
    return reader.getLong(stats + 8L * stat.index());
  }

  /** The times from kills to recoveries, in nanoseconds. */
  long[] samples() {
    int count = (int) Math.min(reader.getLong(samples), World.SAMPLES - 1L);
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = reader.getLong(samples + 8L * (i + 1));
    }
    return times;
  }

  /**
   * A number that changes with every grant of a lock, or use of a record, as {@link World#WANTS}
   * counts them.
   */
  long progress(int wanted) {
    return wanted < World.LOCKS
        ? cell(wanted, World.EPOCH)
        : control(World.PURSE_PROGRESS + wanted - World.LOCKS);
  }

  /** Where a lock's word stands. */
  long lockAt(int lock) {
    return body(reader, World.LOCK_NAMES.get(lock));
  }

  /** The lock that a worker holds and is in no hurry with, or -1. */
  int longHeldBy(int worker) {
    for (int lock = 0; lock < World.LOCKS; lock++) {
      long mark = cell(lock, World.MARK);
      if (mark != 0 && Deaths.workerOf(mark) == worker && cell(lock, World.LONG_HOLD) != 0) {
        return lock;
      }
    }
    return -1;
  }
}
