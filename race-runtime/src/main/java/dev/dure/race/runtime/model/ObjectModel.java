package dev.dure.race.runtime.model;

import dev.dure.race.runtime.LostSignals;
import dev.dure.race.runtime.Syncs;

/**
 * {@code Object.wait} (JLS 17.2): it gives the monitor back and takes it again, also where it ends
 * by an exception. {@code notify} orders nothing by itself. The locks that the thread is said to
 * hold stay as they are, since it does nothing meanwhile.
 */
public final class ObjectModel {

  private ObjectModel() {}

  /** Stands for {@link Object#notify()}. */
  @SuppressWarnings("PMD.UseNotifyAllInsteadOfNotify") // the program's call is, or is not
  public static void notify(Object monitor, int site) {
    if (monitor != null) { // else it throws
      Syncs.handingOver(monitor);
    }
    monitor.notify();
    LostSignals.signalled(monitor, site); // it holds the monitor, or that has thrown
  }

  /** Stands for {@link Object#notifyAll()}. */
  public static void notifyAll(Object monitor, int site) {
    if (monitor != null) { // else it throws
      Syncs.handingOver(monitor);
    }
    monitor.notifyAll();
    LostSignals.signalled(monitor, site);
  }

  /** Stands for {@link Object#wait()}. */
  public static void wait(Object monitor, int site) throws InterruptedException {
    wait(monitor, 0, 0, site);
  }

  /** Stands for {@link Object#wait(long)}. */
  public static void wait(Object monitor, long millis, int site) throws InterruptedException {
    wait(monitor, millis, 0, site);
  }

  /** Stands for {@link Object#wait(long, int)}. */
  @SuppressWarnings({"WaitNotInLoop", "PMD.WaitNotInLoop"}) // the program's call is, or is not
  public static void wait(Object monitor, long millis, int nanos, int site)
      throws InterruptedException {
    boolean held = Thread.holdsLock(monitor); // else it will throw, and orders nothing
    Object begun = null;
    if (held) {
      Syncs.handingOver(monitor);
      Syncs.release(monitor);
      begun = LostSignals.waits(monitor, millis == 0 && nanos == 0, site);
    }
    try {
      monitor.wait(millis, nanos);
    } finally {
      if (held) {
        LostSignals.waited(monitor, begun);
        Syncs.acquire(monitor);
      }
    }
  }
}
