package dev.dure.internal;

import dev.dure.SharedLock;
import java.util.function.BooleanSupplier;

/**
 * What {@link ReadWriteSync} needs of a space. All accesses are volatile; each wait ends with an
 * exception when the space is closed.
 */
public interface ReadWriteWords {

  /** Nobody writes. */
  int OPEN = 0;

  /** A writer waits for the readers to end. */
  int CLOSING = 1;

  /** A writer has the lock, or had it when it died. */
  int CLOSED = 2;

  /** The lock that excludes writers from each other, and knows if one died. */
  SharedLock writers();

  /** Throws if the space is closed. */
  void requireOpen();

  /** Throws if a writer died. */
  void requireWhole();

  /** {@link #OPEN}, {@link #CLOSING} or {@link #CLOSED}. */
  int gate();

  /** Writes the gate; for the holder of {@link #writers}. */
  void setGate(int gate);

  /** Changes the gate by CAS. */
  boolean changeGate(int expected, int next);

  /** Adds to the number of holds that this process has of the read lock. */
  void addReads(int holds);

  /** The holds of the read lock in all processes. */
  int reads();

  /**
   * Waits until something holds that follows from a change of the gate, or of {@link #writers}.
   *
   * @param deadline in the time of System.nanoTime(), or {@link ReadWriteSync#FOREVER}
   * @return false if the deadline came first
   */
  boolean awaitGate(BooleanSupplier holds, long deadline, boolean interruptible)
      throws InterruptedException;

  /** Waits until something holds that follows from the end of reads; as {@link #awaitGate}. */
  boolean awaitReads(BooleanSupplier holds, long deadline, boolean interruptible)
      throws InterruptedException;

  /** Wakes those that wait for the gate. */
  void wakeAtGate();

  /** Wakes the writer that waits for the end of reads. */
  void wakeForReads();

  /** What messages call the lock. */
  String description();
}
