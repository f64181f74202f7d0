package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: a release fence before and an acquire fence after opaque accesses. */
final class FencesOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG = MethodHandles.lookup().findStaticVarHandle(FencesOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          VarHandle.releaseFence();
          FLAG.setOpaque(1);
        },
        () -> {
          while ((int) FLAG.getOpaque() == 0) {
            Thread.onSpinWait();
          }
          VarHandle.acquireFence();
          Run.use(data);
        });
  }
}
