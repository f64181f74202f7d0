package targets.finals;

import java.lang.reflect.Field;
import targets.Run;

/** Ordered: by a volatile field, read by reflection. */
final class ReflectionVolatileReadOrdered {
  private static int data;
  private static final Box BOX = new Box();

  static class Box {
    volatile boolean flag;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          BOX.flag = true;
        },
        () -> {
          Field flag = Box.class.getDeclaredField("flag");
          while (!(boolean) flag.get(BOX)) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
