package targets.steps;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** As {@code TakingTurns}, where whoever waits and whoever acts are in one loop. */
final class TakingTurnsInOneLoopOrdered {
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(() -> play(0), () -> play(1));
  }

  private static void play(int me) {
    int done = 0;
    while (done < 10) {
      int now = TURN.get();
      if (now % 2 == me) {
        TURN.set(now + 1);
        done++;
      }
    }
  }
}
