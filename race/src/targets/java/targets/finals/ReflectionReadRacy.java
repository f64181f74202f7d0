package targets.finals;

import java.lang.reflect.Field;
import targets.Run;

/** Racy: read by reflection. */
final class ReflectionReadRacy {
  private static final Box BOX = new Box();

  static class Box {
    int value;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BOX.value = 1; // race: write
        },
        () -> {
          Field field = Box.class.getDeclaredField("value");
          Run.use(field.getInt(BOX)); // race: read
        });
  }
}
