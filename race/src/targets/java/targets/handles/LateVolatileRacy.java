package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: written after setVolatile. */
final class LateVolatileRacy {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG = MethodHandles.lookup().findStaticVarHandle(LateVolatileRacy.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          FLAG.setVolatile(1);
          data = 1; // race: write
        },
        () -> {
          while ((int) FLAG.getVolatile() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
