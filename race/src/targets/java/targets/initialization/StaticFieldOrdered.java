package targets.initialization;

import targets.Run;

/** Ordered: who uses a class comes after its initialization. */
final class StaticFieldOrdered {
  static class Holder {
    static int value = 5;
    static int[] table = new int[10];

    static {
      for (int i = 0; i < table.length; i++) {
        table[i] = i;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(Holder.value + Holder.table[3]);
        },
        () -> {
          Run.use(Holder.value + Holder.table[3]);
        });
  }
}
