package targets.finals;

import java.lang.reflect.Field;
import targets.Run;

/** Racy: a static field, written by reflection. */
final class ReflectionStaticRacy {
  private static int value;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Field field = ReflectionStaticRacy.class.getDeclaredField("value");
          field.setInt(null, 1); // race: write
        },
        () -> {
          Run.use(value); // race: read
        });
  }
}
