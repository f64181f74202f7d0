package targets.locks;

import targets.Run;

/**
 * Racy: each call locks an object of its own; that nothing else races here does not make it better.
 */
final class OfCallRacy {
  private static volatile int shared;

  public static void main(String[] args) throws Exception {
    Run.both(OfCallRacy::step, OfCallRacy::step);
  }

  private static void step() {
    Object lock = new Object();
    synchronized (lock) { // value: lock
      shared = 1;
    }
  }
}
