package targets.forkjoin;

import java.util.stream.IntStream;
import targets.Run;

/** Racy: another thread reads while a parallel stream writes. */
final class ParallelStreamRacy {
  private static final int[] ARRAY = new int[300];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          IntStream.range(0, 300)
              .parallel()
              .forEach(
                  i -> {
                    ARRAY[i] = i; // race: write
                  });
        },
        () -> {
          Run.use(ARRAY[150]); // race: read
        });
  }
}
