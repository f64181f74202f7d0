package dev.dure.stress.torture;

/** The other workers that live at this moment. */
interface Company {

  /** How many are ready and run, the worker itself not counted. */
  int others(int worker);

  /** Whether another waits for a lock. */
  boolean isWanted(int lock, int worker);
}
