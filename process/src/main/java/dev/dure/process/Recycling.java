package dev.dure.process;

import java.time.Duration;

/** When a worker has worked enough. */
final class Recycling {

  private final long maxTasks;
  private final Duration maxAge;
  private final long maxResidentBytes;

  Recycling(PoolOptions options) {
    maxTasks = options.maxTasks();
    maxAge = options.maxAge();
    maxResidentBytes = options.maxResidentBytes();
  }

  /** Whether it has been sent as many tasks as it may get. */
  boolean isFull(PoolWorker worker) {
    return maxTasks > 0 && worker.sentInAll() >= maxTasks;
  }

  /** Whether it is too old or too large. */
  boolean isDue(PoolWorker worker) {
    return isTooOld(worker) || isTooLarge(worker);
  }

  private boolean isTooOld(PoolWorker worker) {
    return !maxAge.isZero() && Duration.ofNanos(worker.ageNanos()).compareTo(maxAge) >= 0;
  }

  private boolean isTooLarge(PoolWorker worker) {
    return maxResidentBytes > 0 && ResidentMemory.bytes(worker.process().pid()) > maxResidentBytes;
  }
}
