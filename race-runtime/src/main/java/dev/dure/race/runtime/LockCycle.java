package dev.dure.race.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Threads of which each holds a lock for which another waits, round in a circle; or which could, if
 * they came at the same time. See {@link LockOrder}.
 */
public final class LockCycle {

  /**
   * One of the threads.
   *
   * @param access who it is, what it holds, and where it waits
   * @param wanted the lock for which it waits, as a hold of it
   */
  public record Wait(Access access, Held wanted) {}

  private final List<Wait> waits = new ArrayList<>();
  private final long places;

  LockCycle(List<Nesting> edges) {
    long sum = 0;
    for (Nesting edge : edges) {
      waits.add(new Wait(edge.access(), edge.taken));
      sum += (edge.taken.site() * 0x9E3779B97F4A7C15L) ^ (edge.taken.site() << 7);
    }
    places = sum;
  }

  /** The threads: each waits for a lock that the next one holds, and the last for the first. */
  public List<Wait> waits() {
    return List.copyOf(waits);
  }

  /** The same for cycles of the same places in the program, wherever one begins. */
  long places() {
    return places;
  }
}
