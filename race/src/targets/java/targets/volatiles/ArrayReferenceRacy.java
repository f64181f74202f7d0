package targets.volatiles;

import targets.Run;

/** Racy: a volatile reference does not cover the elements. */
final class ArrayReferenceRacy {
  private static volatile int[] array = new int[8];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          array[3] = 1; // race: write
        },
        () -> {
          Run.use(array[3]); // race: read
        });
  }
}
