package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Syncs;

/**
 * {@code StructuredTaskScope}: what a subtask did comes before what somebody does who sees that it
 * is complete. That it comes before the return of {@code join} too is told by the threads.
 */
public final class ScopeHandoffs {

  private ScopeHandoffs() {}

  /** Somebody has asked for the state of a subtask, a constant of an enum. */
  public static void asked(Object subtask, Object state) {
    if (!state.toString().equals("UNAVAILABLE")) {
      Syncs.acquire(subtask);
    }
  }
}
