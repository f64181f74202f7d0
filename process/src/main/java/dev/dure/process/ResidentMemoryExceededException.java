package dev.dure.process;

/**
 * A worker had more memory resident than {@link PoolOptions#withResidentCap} allows, and was killed
 * while it ran the task.
 */
public final class ResidentMemoryExceededException extends WorkerDiedException {

  private static final long serialVersionUID = 1L;

  private final long limitBytes;
  private final long seenBytes;

  ResidentMemoryExceededException(String task, DeadWorker dead, Excess excess) {
    super(
        String.format(
            "Worker \"%s\" (pid %d) had %,d bytes resident while it ran task \"%s\", and was"
                + " killed; allowed are %,d. See PoolOptions.withResidentCap.",
            dead.name(), dead.pid(), excess.seen(), task, excess.limit()),
        dead);
    limitBytes = excess.limit();
    seenBytes = excess.seen();
  }

  /**
   * How much was allowed.
   *
   * @return bytes
   */
  public long limitBytes() {
    return limitBytes;
  }

  /**
   * How much there was.
   *
   * @return bytes
   */
  public long seenBytes() {
    return seenBytes;
  }
}
