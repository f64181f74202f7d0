package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Starts;
import dev.dure.race.runtime.Syncs;

/**
 * The end of the JVM, which starts the shutdown hooks: in the thread that calls {@code exit}, or in
 * one of its own when the last thread that is no daemon has ended.
 */
public final class ShutdownHandoffs {

  /** By what the registration of a hook and the start of all are ordered. */
  private static final Object HOOKS = new Object();

  private ShutdownHandoffs() {}

  /** The current thread is about to register a hook. */
  public static void adding() {
    Syncs.release(HOOKS);
  }

  /** The current thread is about to start all hooks. */
  public static void starting() {
    Syncs.acquire(HOOKS);
  }

  /** The JVM has seen that all threads have ended but daemons. */
  public static void allEnded() {
    Starts.allEnded();
  }
}
