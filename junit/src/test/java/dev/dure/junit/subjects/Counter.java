package dev.dure.junit.subjects;

/** Counts, with and without a lock. */
final class Counter {

  int total;

  void addPlain() {
    total++;
  }

  synchronized void addLocked() {
    total++;
  }

  /** Two threads that add without any order; the checker needs no luck to see that. */
  static void race() throws InterruptedException {
    Counter counter = new Counter();
    together(counter::addPlain);
  }

  /** Two threads that add under a lock. */
  static void inOrder() throws InterruptedException {
    Counter counter = new Counter();
    together(counter::addLocked);
  }

  private static void together(Runnable task) throws InterruptedException {
    Thread one = new Thread(task);
    Thread other = new Thread(task);
    one.start();
    other.start();
    one.join();
    other.join();
  }
}
