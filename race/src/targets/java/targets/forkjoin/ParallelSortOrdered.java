package targets.forkjoin;

import java.util.Arrays;

/** Ordered: Arrays.parallelSort and parallelSetAll. */
// prints: 1
final class ParallelSortOrdered {
  private static final int[] ARRAY = new int[30_000];

  public static void main(String[] args) throws Exception {
    Arrays.parallelSetAll(ARRAY, i -> 30_000 - i);
    Arrays.parallelSort(ARRAY);
    System.out.println(ARRAY[0]);
  }
}
