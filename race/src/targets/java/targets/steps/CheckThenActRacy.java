package targets.steps;

import targets.Run;

/** Both may find that nobody has begun. */
final class CheckThenActRacy {
  private static volatile boolean begun;
  private static volatile long last;

  public static void main(String[] args) throws Exception {
    Run.both(CheckThenActRacy::begin, CheckThenActRacy::begin);
  }

  private static void begin() {
    if (!begun) { // step: read
      begun = true; // step: write
      last = System.nanoTime();
    }
  }
}
