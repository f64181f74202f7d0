package targets.sections;

import targets.Run;

/** Who finds it claimed does not look; so the second begins after the first has ended. */
final class ClaimedInFirstSectionOrdered {
  private static final Object LOCK = new Object();
  private static boolean claimed;
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(ClaimedInFirstSectionOrdered::add, ClaimedInFirstSectionOrdered::add);
  }

  private static void add() {
    for (int i = 0; i < 5; i++) {
      int seen;
      synchronized (LOCK) {
        if (claimed) {
          continue;
        }
        claimed = true;
        seen = sum;
      }
      int next = seen + 1;
      synchronized (LOCK) {
        sum = next;
        claimed = false;
      }
    }
  }
}
