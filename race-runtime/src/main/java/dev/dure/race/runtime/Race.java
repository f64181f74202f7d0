package dev.dure.race.runtime;

/** Two accesses to one location, from two threads, at least one a write, that nothing orders. */
public final class Race {

  private final String location;
  private final Access earlier;
  private final Access later;

  Race(String location, Access earlier, Access later) {
    this.location = location;
    this.earlier = earlier;
    this.later = later;
  }

  /** In the program's words: {@code Counter.total of Counter@1f}, {@code int[100][7]}. */
  public String location() {
    return location;
  }

  /** The one that the checker saw first. */
  public Access earlier() {
    return earlier;
  }

  /** The one at which the checker noticed. */
  public Access later() {
    return later;
  }
}
