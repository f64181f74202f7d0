package targets.forkjoin;

import java.util.stream.IntStream;
import targets.Run;

/** Ordered: what a parallel stream did, and what was before. */
// prints: 8997000
final class ParallelStreamOrdered {
  private static int factor;
  private static final int[] ARRAY = new int[3_000];

  public static void main(String[] args) throws Exception {
    factor = 2;
    IntStream.range(0, 3_000).parallel().forEach(i -> ARRAY[i] = i * factor);
    System.out.println(IntStream.of(ARRAY).sum());
    for (int value : ARRAY) {
      Run.use(value);
    }
  }
}
