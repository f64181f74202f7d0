package dev.dure.process;

import java.time.Duration;

/**
 * A task took more of the processors' time than {@link PoolOptions#withCpuCap} allows, and its
 * worker was killed.
 */
public final class CpuTimeExceededException extends WorkerDiedException {

  private static final long serialVersionUID = 1L;

  private final Duration limit;
  private final Duration seen;

  CpuTimeExceededException(String task, DeadWorker dead, Excess excess) {
    super(
        String.format(
            "Task \"%s\" took %,d ms of processor time in worker \"%s\" (pid %d), which was killed;"
                + " allowed are %,d ms. See PoolOptions.withCpuCap.",
            task, excess.seen() / 1_000_000, dead.name(), dead.pid(), excess.limit() / 1_000_000),
        dead);
    limit = Duration.ofNanos(excess.limit());
    seen = Duration.ofNanos(excess.seen());
  }

  /**
   * How much was allowed.
   *
   * @return the time
   */
  public Duration limit() {
    return limit;
  }

  /**
   * How much it took.
   *
   * @return the time, or a little less
   */
  public Duration seen() {
    return seen;
  }
}
