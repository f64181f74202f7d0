package targets.volatiles;

import targets.Run;

/** Ordered: the reference is written after the elements. */
final class ArrayReferenceOrdered {
  private static volatile int[] array;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          int[] made = new int[8];
          made[3] = 1;
          array = made;
        },
        () -> {
          while (array == null) {
            Thread.onSpinWait();
          }
          Run.use(array[3]);
        });
  }
}
