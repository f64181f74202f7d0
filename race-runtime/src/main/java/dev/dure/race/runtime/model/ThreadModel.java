package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Starts;

/**
 * How a thread learns of another's end or interruption (JLS 17.4.4). Start, end and {@code join}
 * are told by the JDK itself, see {@link Handoffs}.
 */
public final class ThreadModel {

  private ThreadModel() {}

  /** Stands for {@link Thread#isAlive}: what an ended thread did happens-before. */
  public static boolean isAlive(Thread thread, int site) {
    boolean alive = thread.isAlive();
    if (!alive) {
      Starts.ended(thread);
    }
    return alive;
  }

  /** Stands for {@link Thread#getState}. */
  public static Thread.State getState(Thread thread, int site) {
    Thread.State state = thread.getState();
    if (state == Thread.State.TERMINATED) {
      Starts.ended(thread);
    }
    return state;
  }

  /** Stands for {@link Thread#isInterrupted}: true is learnt from who interrupted. */
  public static boolean isInterrupted(Thread thread, int site) {
    boolean interrupted = thread.isInterrupted();
    if (interrupted) {
      Edges.acquire(Edges.second(thread));
    }
    return interrupted;
  }
}
