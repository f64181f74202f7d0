package dev.dure.internal;

import dev.dure.SharedObject;

/**
 * One wait of a thread for what others hold, as Flight Recorder is told of it. Without a recording
 * that wants it, this is nothing.
 */
public class ContendedWait {

  private static final ContendedWait NOT_RECORDED = new ContendedWait();

  ContendedWait() {}

  /** The wait begins. */
  public static ContendedWait begin() {
    return FlightRecording.isPresent() ? RecordedWait.begin(NOT_RECORDED) : NOT_RECORDED;
  }

  /**
   * The wait is over.
   *
   * @param object what was waited for
   * @param kind what that is, in a word
   * @param acquired whether the thread has it now; false after a time limit, an interrupt, an
   *     exception
   */
  public void end(SharedObject object, String kind, boolean acquired) {}
}
