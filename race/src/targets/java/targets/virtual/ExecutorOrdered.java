package targets.virtual;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Ordered: close awaits all tasks. */
// jdk: 21
// prints: 200
final class ExecutorOrdered {
  private static final int[] DATA = new int[200];

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        int own = i;
        pool.execute(() -> DATA[own]++);
      }
    }
    System.out.println(IntStream.of(DATA).sum());
  }
}
