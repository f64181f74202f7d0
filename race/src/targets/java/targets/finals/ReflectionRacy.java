package targets.finals;

import java.lang.reflect.Field;
import targets.Run;

/** Racy: written by reflection. */
final class ReflectionRacy {
  private static final Box BOX = new Box();

  static class Box {
    int value;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Field field = Box.class.getDeclaredField("value");
          field.set(BOX, 1); // race: write
        },
        () -> {
          Run.use(BOX.value); // race: read
        });
  }
}
