package dev.dure;

/**
 * What a {@link Pool} was doing at one moment; see {@link Pool#state}. Each input of a map counts
 * as a task. The numbers are read one after the other, so what happens meanwhile may be in one of
 * them and not yet in another.
 *
 * @param submitted tasks that the pool has taken since it was created
 * @param queued those of them that have not begun, as far as can be seen
 * @param running those that workers are at; one whose outcome is known already, since it was
 *     cancelled but not stopped, included
 * @param done those that returned
 * @param failed those that threw, whose worker died, whose deadline passed, whose result was
 *     refused
 * @param cancelled those that were cancelled, by the end of the pool or of a map's stream too
 * @param idleWorkers workers that wait for a task
 * @param busyWorkers workers that have one
 * @param startingWorkers workers that are being started
 * @param restarts how many workers were started to replace others, for whatever reason
 * @param deaths how many workers ended though this pool did not want it: killed by somebody else,
 *     crashed, exited by a task, or never ready
 */
public record PoolState(
    long submitted,
    long queued,
    int running,
    long done,
    long failed,
    long cancelled,
    int idleWorkers,
    int busyWorkers,
    int startingWorkers,
    long restarts,
    long deaths) {

  /**
   * How many workers there are.
   *
   * @return idle, busy and starting ones
   */
  public int workers() {
    return idleWorkers + busyWorkers + startingWorkers;
  }

  /**
   * How many tasks have an outcome.
   *
   * @return done, failed and cancelled ones
   */
  public long settled() {
    return done + failed + cancelled;
  }
}
