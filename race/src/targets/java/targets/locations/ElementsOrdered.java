package targets.locations;

import targets.Run;

/** Ordered: elements next to each other are apart. */
final class ElementsOrdered {
  private static final byte[] BYTES = new byte[8];
  private static final boolean[] FLAGS = new boolean[8];
  private static final long[] LONGS = new long[2000];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 8; i += 2) {
            BYTES[i]++;
            FLAGS[i] = true;
          }
          for (int i = 0; i < 2000; i += 2) {
            LONGS[i]++;
          }
        },
        () -> {
          for (int i = 1; i < 8; i += 2) {
            BYTES[i]++;
            FLAGS[i] = true;
          }
          for (int i = 1; i < 2000; i += 2) {
            LONGS[i]++;
          }
        });
  }
}
