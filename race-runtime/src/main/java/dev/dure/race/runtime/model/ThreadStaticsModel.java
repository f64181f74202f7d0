package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;

/** Static methods of {@link Thread}. */
@StaticsOf(Thread.class)
public final class ThreadStaticsModel {

  private ThreadStaticsModel() {}

  /** Stands for {@link Thread#interrupted}: true is learnt from who interrupted. */
  public static boolean interrupted(int site) {
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      Edges.acquire(Edges.second(Thread.currentThread()));
    }
    return interrupted;
  }
}
