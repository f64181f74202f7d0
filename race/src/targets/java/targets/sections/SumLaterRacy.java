package targets.sections;

import targets.Run;

/** Whichever comes first, and whether or not they meet: nothing but the lock orders the two. */
final class SumLaterRacy {
  private final Object lock = new Object();
  private int sum;

  public static void main(String[] args) throws Exception {
    SumLaterRacy shared = new SumLaterRacy();
    Run.both(shared::add, shared::add);
  }

  private void add() {
    int seen;
    synchronized (lock) {
      seen = sum; // step: read
    }
    int next = seen + 1;
    synchronized (lock) {
      sum = next; // step: write
    }
  }
}
