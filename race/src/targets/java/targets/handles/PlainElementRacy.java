package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: a plain access to an element by handle. */
final class PlainElementRacy {
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int[] ARRAY = new int[8];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          ELEMENT.set(ARRAY, 3, 1); // race: write
        },
        () -> {
          Run.use(ARRAY[3]); // race: read
        });
  }
}
