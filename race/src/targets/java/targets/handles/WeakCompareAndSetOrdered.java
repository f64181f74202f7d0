package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: weakCompareAndSet on both sides. */
final class WeakCompareAndSetOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(WeakCompareAndSetOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          while (!FLAG.weakCompareAndSet(0, 1)) {
            Thread.onSpinWait();
          }
        },
        () -> {
          while (!FLAG.weakCompareAndSet(1, 2)) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
