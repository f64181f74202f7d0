package targets.sections;

import targets.Run;

/** Looked at first, and claimed then, in one section. */
final class ClaimedAfterLookOrdered {
  private static final Object LOCK = new Object();
  private static boolean claimed;
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(ClaimedAfterLookOrdered::add, ClaimedAfterLookOrdered::add);
  }

  private static void add() {
    for (int i = 0; i < 5; i++) {
      int seen;
      synchronized (LOCK) {
        seen = sum;
        if (claimed) {
          continue;
        }
        claimed = true;
      }
      int next = seen + 1;
      synchronized (LOCK) {
        sum = next;
        claimed = false;
      }
    }
  }
}
