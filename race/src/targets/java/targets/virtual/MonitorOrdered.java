package targets.virtual;

import java.util.ArrayList;
import java.util.List;

/** Ordered: virtual threads and a monitor. */
// jdk: 21
// prints: 1000
final class MonitorOrdered {
  private static int total;
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                synchronized (LOCK) {
                  total++;
                  Thread.yield();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(total);
  }
}
