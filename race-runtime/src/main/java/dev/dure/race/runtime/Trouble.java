package dev.dure.race.runtime;

import java.util.HashSet;
import java.util.Set;

/**
 * The checker's own failures: each kind is told once on standard error, and the program goes on.
 */
public final class Trouble {

  private static final Set<String> TOLD = new HashSet<>();

  private Trouble() {}

  /**
   * Tells of a failure.
   *
   * @param what what could not be done, and what that means; told once
   */
  public static void tell(String what, Throwable cause) {
    try {
      synchronized (TOLD) {
        if (!TOLD.add(what)) {
          return;
        }
      }
      System.err.println("dure: " + what + ": " + cause);
      if (Boolean.getBoolean("dure.race.debug")) {
        cause.printStackTrace();
      }
    } catch (Throwable e) {
      // Nothing more can be done; the program must not suffer.
    }
  }
}
