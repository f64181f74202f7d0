package targets.offheap;

import java.nio.IntBuffer;
import targets.Run;

/** Ordered: elements of a wrapped array beside each other. */
final class WrapIntApartOrdered {
  private static final int[] ARRAY = new int[64];
  private static final IntBuffer SLICE = IntBuffer.wrap(ARRAY, 8, 8).slice();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SLICE.put(2, 5);
          SLICE.put(4, 5);
        },
        () -> {
          ARRAY[2]++;
          ARRAY[9]++;
          ARRAY[11]++;
          ARRAY[13]++;
        });
  }
}
