package targets.program;

import targets.Run;

/** Exceptions come from where they came, with the program's own text. */
// prints: ArrayIndexOutOfBoundsException Index 2 out of bounds for length 2
// prints: ArrayIndexOutOfBoundsException Index -1 out of bounds for length 2
// prints: ArrayStoreException java.lang.Integer
// prints: NegativeArraySizeException -1
final class Exceptions {
  private static int[] array = new int[2];
  private static Box box;

  static class Box {
    int value;
  }

  private static void attempt(Run.Part part) {
    try {
      part.run();
    } catch (Exception e) {
      System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  public static void main(String[] args) throws Exception {
    attempt(() -> Run.use(array[2]));
    attempt(() -> array[-1] = 1);
    attempt(
        () -> {
          Object[] strings = new String[1];
          strings[0] = 1;
        });
    attempt(
        () -> {
          int size = -1;
          Run.use(new int[size]);
        });
  }
}
