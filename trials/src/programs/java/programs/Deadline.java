package programs;

import java.util.concurrent.TimeUnit;

/** When a program has worked long enough: its first argument says how many milliseconds. */
public final class Deadline {

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** Begins now. */
  public static Deadline of(String[] args) {
    return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0])));
  }

  /** Whether the time has come. */
  public boolean isOver() {
    return System.nanoTime() - end >= 0;
  }
}
