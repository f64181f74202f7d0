package dev.dure.race.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wait without end that began after a signal which woke nobody. As long as somebody can still
 * signal this is no mistake; whether anybody can, is for who looks from outside.
 */
public final class LostSignal {

  private final String type;
  private final int identity;
  private final Access wait;
  private final Access signal;

  /** Its neighbours among all that there are; guarded by {@link LostSignals}. */
  @Nullable LostSignal before;

  @Nullable LostSignal after;

  LostSignal(String type, int identity, Access wait, Access signal) {
    this.type = type;
    this.identity = identity;
    this.wait = wait;
    this.signal = signal;
  }

  /** The class of what is waited for: a monitor, or a condition. */
  public String type() {
    return type;
  }

  /** Its identity hash code. */
  public int identity() {
    return identity;
  }

  /** Where it waits, and who; it holds nothing meanwhile. */
  public Access waiting() {
    return wait;
  }

  /** The last signal. */
  public Access signal() {
    return signal;
  }

  /** Those that wait now. */
  public static List<LostSignal> all() {
    return LostSignals.all();
  }

  /** Whether a virtual thread that the checker knows may go on by itself. */
  public static boolean mayVirtualThreadGoOn() {
    return Threads.mayVirtualGoOn();
  }
}
