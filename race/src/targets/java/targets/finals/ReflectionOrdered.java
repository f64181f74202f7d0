package targets.finals;

import java.lang.reflect.Field;
import targets.Run;

/** Ordered: written by reflection before start. */
final class ReflectionOrdered {
  private static final Box BOX = new Box();

  static class Box {
    int value;
  }

  public static void main(String[] args) throws Exception {
    Field field = Box.class.getDeclaredField("value");
    field.setInt(BOX, 1);
    Run.start(() -> Run.use(BOX.value)).join();
    field.setInt(BOX, 2);
  }
}
