package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: setRelease and getAcquire. */
final class ReleaseAcquireOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(ReleaseAcquireOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          FLAG.setRelease(1);
        },
        () -> {
          while ((int) FLAG.getAcquire() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
