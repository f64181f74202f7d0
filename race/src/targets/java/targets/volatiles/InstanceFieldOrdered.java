package targets.volatiles;

import targets.Run;

/** Ordered: written before a volatile write to a field of an object. */
final class InstanceFieldOrdered {
  private static int data;
  private static final Box BOX = new Box();

  static class Base {
    volatile Object ready;
  }

  static class Box extends Base {}

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          BOX.ready = BOX;
        },
        () -> {
          while (BOX.ready == null) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
