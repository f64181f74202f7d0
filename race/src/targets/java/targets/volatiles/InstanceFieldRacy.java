package targets.volatiles;

import targets.Run;

/** Racy: written after a volatile write to a field of an object. */
final class InstanceFieldRacy {
  private static int data;
  private static final Box BOX = new Box();

  static class Base {
    volatile Object ready;
  }

  static class Box extends Base {}

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BOX.ready = BOX;
          data = 1; // race: write
        },
        () -> {
          while (BOX.ready == null) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
