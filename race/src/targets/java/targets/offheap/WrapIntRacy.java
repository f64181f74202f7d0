package targets.offheap;

import java.nio.IntBuffer;
import targets.Run;

/** Racy: a slice of a wrapped array, and the array. */
final class WrapIntRacy {
  private static final int[] ARRAY = new int[64];
  private static final IntBuffer SLICE = IntBuffer.wrap(ARRAY, 8, 8).slice();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SLICE.put(2, 5); // race: write
        },
        () -> {
          Run.use(ARRAY[10]); // race: read
        });
  }
}
