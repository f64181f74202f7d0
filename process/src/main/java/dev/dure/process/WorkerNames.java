package dev.dure.process;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names for workers that were given none: {@code worker-1}, and {@code worker-1:1} for the first
 * that this one starts.
 */
final class WorkerNames {

  private static final AtomicInteger LAST = new AtomicInteger();
  private static volatile String prefix = "worker-";

  private WorkerNames() {}

  /** This process is a worker itself. */
  static void setPrefix(String name) {
    prefix = name + ":";
  }

  static String next() {
    return prefix + LAST.incrementAndGet();
  }
}
