package dev.dure.race.runtime;

import java.util.HashSet;
import java.util.Set;

/**
 * Lets go what is remembered of objects that are gone, also where a program does nothing that would
 * make the tables do so: one that waits should not keep the memory of what it has done.
 */
public final class Housekeeping {

  private static final long PERIOD = 200; // ms

  private static final Set<Long> OWN = new HashSet<>();

  private Housekeeping() {}

  /** Whether a thread, by its id, is one of those that {@link #startDaemon} has started. */
  public static boolean isOwn(long thread) {
    synchronized (OWN) {
      return OWN.contains(thread);
    }
  }

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
    synchronized (OWN) {
      OWN.add(Raw.idOf(thread));
    }
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
