package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Inside;
import dev.dure.race.runtime.SyncVar;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The state of a synchronizer that the program has written: a volatile field. Its three methods are
 * protected and final, so that the field is reached by itself.
 */
public final class AbstractQueuedSynchronizerModel {

  private static final Inside STATE = Inside.field(AbstractQueuedSynchronizer.class, "state");

  private AbstractQueuedSynchronizerModel() {}

  /** Stands for {@code AbstractQueuedSynchronizer.getState}. */
  public static int getState(AbstractQueuedSynchronizer synchronizer, int site) {
    SyncVar var = Syncs.of(synchronizer);
    var.lock();
    try {
      Edges.acquire(var);
      return STATE.getInt(synchronizer);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AbstractQueuedSynchronizer.setState}. */
  public static void setState(AbstractQueuedSynchronizer synchronizer, int state, int site) {
    SyncVar var = Syncs.of(synchronizer);
    var.lock();
    try {
      Edges.release(var);
      STATE.setInt(synchronizer, state);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AbstractQueuedSynchronizer.compareAndSetState}. */
  public static boolean compareAndSetState(
      AbstractQueuedSynchronizer synchronizer, int expected, int state, int site) {
    SyncVar var = Syncs.of(synchronizer);
    var.lock();
    try {
      return Edges.swapped(var, STATE.compareAndSetInt(synchronizer, expected, state));
    } finally {
      var.unlock();
    }
  }
}
