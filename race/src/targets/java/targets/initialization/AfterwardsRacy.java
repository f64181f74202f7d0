package targets.initialization;

import targets.Run;

/** Racy: written after the initialization. */
final class AfterwardsRacy {
  static class Holder {
    static int value = 5;
    static int[] table = new int[10];
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Holder.value = 6; // race: write A
          Holder.table[3] = 1; // race: write B
        },
        () -> {
          Run.use(Holder.value); // race: read A
          Run.use(Holder.table[3]); // race: read B
        });
  }
}
