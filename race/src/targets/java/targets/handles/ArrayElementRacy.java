package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: written after a volatile write of an element. */
final class ArrayElementRacy {
  private static int data;
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int[] ARRAY = new int[8];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          ELEMENT.setVolatile(ARRAY, 3, 1);
          data = 1; // race: write
        },
        () -> {
          while ((int) ELEMENT.getVolatile(ARRAY, 3) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
