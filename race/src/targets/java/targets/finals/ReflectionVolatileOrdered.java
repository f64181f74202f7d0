package targets.finals;

import targets.Run;

/** Ordered: by a volatile field, written by reflection. */
final class ReflectionVolatileOrdered {
  private static int data;
  private static final Box BOX = new Box();

  static class Box {
    volatile boolean flag;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Box.class.getDeclaredField("flag").setBoolean(BOX, true);
        },
        () -> {
          while (!BOX.flag) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
