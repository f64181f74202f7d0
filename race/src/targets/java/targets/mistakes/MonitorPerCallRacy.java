package targets.mistakes;

import targets.Run;

/** Racy: a new monitor in each call excludes nobody. */
final class MonitorPerCallRacy {
  private static int count;

  private static void add() {
    Object lock = new Object();
    synchronized (lock) { // value: lock
      count++; // race: update
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          add();
        },
        () -> {
          add();
        });
  }
}
