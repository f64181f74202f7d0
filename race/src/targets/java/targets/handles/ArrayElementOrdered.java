package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: written before a volatile write of an element. */
final class ArrayElementOrdered {
  private static int data;
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int[] ARRAY = new int[8];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          ELEMENT.setVolatile(ARRAY, 3, 1);
        },
        () -> {
          while ((int) ELEMENT.getVolatile(ARRAY, 3) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
