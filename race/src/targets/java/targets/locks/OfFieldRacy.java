package targets.locks;

import targets.Run;

/** Racy: who holds the lock puts another one in its place, and the next one comes in beside him. */
final class OfFieldRacy {
  private volatile Object lock = new Object();

  public static void main(String[] args) throws Exception {
    OfFieldRacy racy = new OfFieldRacy();
    Run.both(racy::twice, racy::twice);
  }

  /** Both may have waited for the first one. */
  private void twice() {
    int[] own = new int[1];
    step(own);
    step(own);
  }

  private void step(int[] own) {
    synchronized (lock) { // value: lock
      lock = new Object();
      own[0]++; // what each does inside goes on while the next one comes in
    }
  }
}
