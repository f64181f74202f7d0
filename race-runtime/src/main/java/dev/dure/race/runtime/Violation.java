package dev.dure.race.runtime;

/**
 * An atomicity violation: a thread looked at a variable and changed it by what it had seen, and
 * another thread's access came between, or could have; see {@link Trail}.
 */
public final class Violation {

  private final String location;
  private final Access look;
  private final Access act;
  private final Access other;
  private final boolean data;
  private final boolean observed;

  Violation(
      String location, Access look, Access act, Access other, boolean data, boolean observed) {
    this.location = location;
    this.look = look;
    this.act = act;
    this.other = other;
    this.data = data;
    this.observed = observed;
  }

  /** In the program's words: {@code Counter.hits of Counter@1f}, {@code AtomicInteger@1f}. */
  public String location() {
    return location;
  }

  /** The read on which the write depended. */
  public Access look() {
    return look;
  }

  /** The write, by the same thread. */
  public Access act() {
    return act;
  }

  /** Another thread's: a write, or a read on which it would write in the same way. */
  public Access other() {
    return other;
  }

  /** Whether what was written was made of what was read, and not only depended on it. */
  public boolean isUpdate() {
    return data;
  }

  /** Whether it came between in this run, and not only could have. */
  public boolean isObserved() {
    return observed;
  }
}
