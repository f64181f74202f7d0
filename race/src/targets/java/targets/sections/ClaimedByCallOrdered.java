package targets.sections;

import targets.Run;

/** Who finds it claimed gets an exception, from a method that is called under the lock. */
final class ClaimedByCallOrdered {
  private static final Object LOCK = new Object();
  private static boolean claimed;
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(ClaimedByCallOrdered::addAll, ClaimedByCallOrdered::addAll);
  }

  private static void addAll() {
    for (int i = 0; i < 5; i++) {
      try {
        add();
      } catch (IllegalStateException e) {
        Thread.yield();
      }
    }
  }

  private static void add() {
    int seen;
    synchronized (LOCK) {
      claim();
      seen = sum;
    }
    int next = seen + 1;
    synchronized (LOCK) {
      sum = next;
      claimed = false;
    }
  }

  private static void claim() {
    if (claimed) {
      throw new IllegalStateException("claimed");
    }
    claimed = true;
  }
}
