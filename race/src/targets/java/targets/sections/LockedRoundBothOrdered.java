package targets.sections;

import targets.Run;

/** Another lock is held from the look to the act. */
final class LockedRoundBothOrdered {
  private static final Object ROUND = new Object();
  private static final Object LOCK = new Object();
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(LockedRoundBothOrdered::add, LockedRoundBothOrdered::add);
  }

  private static void add() {
    synchronized (ROUND) {
      int seen;
      synchronized (LOCK) {
        seen = sum;
      }
      int next = seen + 1;
      synchronized (LOCK) {
        sum = next;
      }
    }
  }
}
