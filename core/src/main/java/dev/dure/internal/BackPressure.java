package dev.dure.internal;

/** Tells Flight Recorder, if there is one, of waits for room in a pool's queue. */
public final class BackPressure {

  static final Runnable NOTHING = () -> {};

  private BackPressure() {}

  /**
   * A thread has to wait.
   *
   * @param pool the pool's name
   * @return what the same thread is to run when it waits no longer
   */
  public static Runnable begin(String pool) {
    return FlightRecording.isPresent() ? QueueFullEvent.start(pool) : NOTHING;
  }
}
