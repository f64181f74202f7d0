package dev.dure.race.runtime;

/**
 * Lets go what is remembered of objects that are gone, also where a program does nothing that would
 * make the tables do so: one that waits should not keep the memory of what it has done.
 */
public final class Housekeeping {

  private static final long PERIOD = 200; // ms

  private Housekeeping() {}

  /** Starts; once. */
  public static void start() {
    startDaemon("dure-housekeeping", Housekeeping::run);
  }

  /** Starts a daemon thread of the checker's, in the group of the JVM's own. */
  public static void startDaemon(String name, Runnable work) {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Thread thread = new Thread(group, work, name, 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  private static void run() {
    try {
      while (true) {
        Thread.sleep(PERIOD);
        WeakTable.expungeAll();
      }
    } catch (InterruptedException e) {
      Trouble.tell("what is remembered of objects that are gone is kept for longer", e);
    }
  }
}
