package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: compareAndSet on both sides. */
final class CompareAndSetOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup().findStaticVarHandle(CompareAndSetOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(FLAG.compareAndSet(0, 1));
        },
        () -> {
          while (!FLAG.compareAndSet(1, 2)) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
