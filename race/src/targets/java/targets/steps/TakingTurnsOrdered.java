package targets.steps;

import targets.Run;

/** Each acts only on a value of its own: the variable itself lets one in at a time. */
final class TakingTurnsOrdered {
  private static volatile int turn;

  public static void main(String[] args) throws Exception {
    Run.both(() -> play(0), () -> play(1));
  }

  private static void play(int me) {
    for (int i = 0; i < 10; i++) {
      int now = turn;
      while (now % 2 != me) {
        Thread.onSpinWait();
        now = turn;
      }
      turn = now + 1;
    }
  }
}
