package targets.order;

import targets.Run;

/** Ordered: all in one thread. */
final class OneThreadOrdered {
  private static int data;
  private static final int[] ELEMENTS = new int[3];

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 1000; i++) {
      data += i;
      ELEMENTS[i % 3] = data;
      Run.use(ELEMENTS[(i + 1) % 3]);
    }
  }
}
