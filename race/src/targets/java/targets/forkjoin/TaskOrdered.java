package targets.forkjoin;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveTask;
import targets.Run;

/** Ordered: fork and join. */
final class TaskOrdered {
  static class Fill extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;
    private final transient int[] array;
    private final int from;
    private final int to;

    Fill(int[] array, int from, int to) {
      this.array = array;
      this.from = from;
      this.to = to;
    }

    @Override
    protected Integer compute() {
      if (to - from < 100) {
        for (int i = from; i < to; i++) {
          array[i]++;
        }
        return to - from;
      }
      int middle = (from + to) / 2;
      ForkJoinTask<Integer> left = new Fill(array, from, middle).fork();
      int right = new Fill(array, middle, to).compute();
      int sum = left.join() + right;
      for (int i = from; i < to; i++) {
        array[i]++;
      }
      return sum;
    }
  }

  public static void main(String[] args) throws Exception {
    int[] array = new int[2_000];
    ForkJoinPool pool = new ForkJoinPool(3);
    Run.use(pool.invoke(new Fill(array, 0, array.length)));
    for (int value : array) {
      Run.use(value);
    }
    pool.shutdown();
  }
}
