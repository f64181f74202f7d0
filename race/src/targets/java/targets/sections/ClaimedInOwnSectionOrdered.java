package targets.sections;

import targets.Run;

/** Claimed and let go in sections of their own: a lock that is made of a lock. */
final class ClaimedInOwnSectionOrdered {
  private static final Object LOCK = new Object();
  private static boolean claimed;
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(ClaimedInOwnSectionOrdered::add, ClaimedInOwnSectionOrdered::add);
  }

  private static void add() {
    while (!claim()) {
      Thread.onSpinWait();
    }
    int seen;
    synchronized (LOCK) {
      seen = sum;
    }
    int next = seen + 1;
    synchronized (LOCK) {
      sum = next;
    }
    synchronized (LOCK) {
      claimed = false;
    }
  }

  private static boolean claim() {
    synchronized (LOCK) {
      if (claimed) {
        return false;
      }
      claimed = true;
      return true;
    }
  }
}
