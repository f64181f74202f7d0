package targets.steps;

import java.util.concurrent.atomic.AtomicLong;
import targets.Run;

/** The reset of one thread is lost in the update of the other. */
final class ResetAgainstUpdateRacy {
  private static final AtomicLong SUM = new AtomicLong();

  public static void main(String[] args) throws Exception {
    Run.both(() -> SUM.set(SUM.get() + 5), () -> SUM.set(0)); // step: read, write
  }
}
