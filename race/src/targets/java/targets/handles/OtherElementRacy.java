package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: volatile accesses to two elements. */
final class OtherElementRacy {
  private static int data;
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int[] ARRAY = new int[8];

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          ELEMENT.setVolatile(ARRAY, 3, 1);
        },
        () -> {
          Run.use((int) ELEMENT.getVolatile(ARRAY, 4));
          Run.use(data); // race: read
        });
  }
}
