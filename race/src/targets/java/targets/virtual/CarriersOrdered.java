package targets.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import targets.Run;

/** Ordered: a virtual thread is one thread, on whatever carriers it runs. */
// jdk: 21
// prints: 1000
final class CarriersOrdered {
  private static final int[] DATA = new int[50];

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int own = i;
      threads.add(
          Thread.startVirtualThread(
              () -> {
                for (int k = 0; k < 20; k++) {
                  DATA[own]++;
                  if (k % 5 == 0) {
                    Run.sleep(1);
                  } else {
                    Thread.yield();
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(IntStream.of(DATA).sum());
  }
}
