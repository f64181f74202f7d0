package dev.dure.internal;

import dev.dure.OwnerDeath;

/** Tells Flight Recorder, if there is one, of owners that died. */
public final class OwnerDeaths {

  private OwnerDeaths() {}

  /**
   * An owner died.
   *
   * @param space what messages call the space
   * @param object the lock's name, or empty
   * @param owner who died, in words
   * @param ownerDeath what became of the lock
   */
  public static void tell(String space, String object, String owner, OwnerDeath ownerDeath) {
    if (FlightRecording.isPresent()) {
      OwnerDiedEvent.tell(space, object, owner, ownerDeath);
    }
  }
}
