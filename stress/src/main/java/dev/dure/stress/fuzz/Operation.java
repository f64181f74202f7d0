package dev.dure.stress.fuzz;

/**
 * One step of a worker.
 *
 * @param name what it is called in messages
 * @param givesBack what it gives back that may be gone
 * @param body what it does
 */
record Operation(String name, Back givesBack, Body body) {

  /** What a step gives back. */
  enum Back {
    NOTHING,
    LOCK,
    PERMITS
  }

  /** What a step does. */
  interface Body {
    void run() throws Exception;
  }
}
