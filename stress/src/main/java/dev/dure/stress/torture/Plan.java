package dev.dure.stress.torture;

/**
 * How one worker is to come to its end.
 *
 * @param scenario the family
 * @param label the row of the report
 * @param action what the harness does
 * @param faults what the worker does to itself, for {@code dure.faults}; or empty
 * @param way how it ends itself, if it does
 * @param hold at which hold of a lock
 * @param micros for how long the harness waits before it acts
 * @param starved whether it runs at the lowest priority
 * @param forked whether its process is forked, and not a JVM of its own
 */
record Plan(
    Scenario scenario,
    String label,
    Action action,
    String faults,
    LastWords.Way way,
    long hold,
    long micros,
    boolean starved,
    boolean forked) {

  /** What the harness does. */
  enum Action {
    /** Kills it some time after it is ready. */
    KILL,
    /** Kills it some time after it was started, ready or not. */
    KILL_STARTING,
    /** Kills it while it holds a lock for a long time. */
    KILL_HOLDING,
    /** Stops it, sees that nobody robs it, and kills it stopped. */
    KILL_STOPPED,
    /** Stops it while it holds a lock, sees that nobody robs it, continues it; then kills it. */
    STOP_HOLDING,
    /** Stops and continues it in bursts; then kills it. */
    STOP_BURSTS,
    /** Waits until it stops itself, continues it; then kills it. */
    AWAIT_STOP,
    /** Waits for its own end. */
    AWAIT_END
  }

  static Plan of(Scenario scenario, String label, Action action, long micros) {
    return new Plan(scenario, label, action, "", LastWords.Way.NONE, 0, micros, false, false);
  }

  Plan withFaults(String plan) {
    return new Plan(scenario, label, action, plan, way, hold, micros, starved, forked);
  }

  Plan ending(LastWords.Way end, long atHold) {
    return new Plan(scenario, label, action, faults, end, atHold, micros, starved, forked);
  }

  Plan asStarved() {
    return new Plan(scenario, label, action, faults, way, hold, micros, true, forked);
  }

  Plan asForked() {
    return new Plan(scenario, label, action, faults, way, hold, micros, starved, true);
  }

  /** For how long the planned end is awaited; it is killed then. */
  long patienceNanos() {
    return forked ? 800_000_000L : 2_500_000_000L;
  }
}
