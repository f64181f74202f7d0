package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

// limit: all fences count as one variable
/** Racy: fences after the write. */
final class LateFenceRacy {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG = MethodHandles.lookup().findStaticVarHandle(LateFenceRacy.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          FLAG.setOpaque(1);
          VarHandle.fullFence();
        },
        () -> {
          while ((int) FLAG.getOpaque() == 0) {
            Thread.onSpinWait();
          }
          VarHandle.fullFence();
          Run.use(data); // race: read
        });
  }
}
