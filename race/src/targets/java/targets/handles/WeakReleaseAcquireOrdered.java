package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: weakCompareAndSetRelease and weakCompareAndSetAcquire. */
final class WeakReleaseAcquireOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(WeakReleaseAcquireOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          while (!FLAG.weakCompareAndSetRelease(0, 1)) {
            Thread.onSpinWait();
          }
        },
        () -> {
          while (!FLAG.weakCompareAndSetAcquire(1, 2)) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
