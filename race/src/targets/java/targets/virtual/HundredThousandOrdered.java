package targets.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Ordered: 100,000 virtual threads that add under a lock. */
// alone: thousands of threads
// jdk: 21
// prints: 100000
final class HundredThousandOrdered {
  private static int total;
  private static final ReentrantLock LOCK = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                LOCK.lock();
                try {
                  total++;
                } finally {
                  LOCK.unlock();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(total);
  }
}
