package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: a compareAndSet that fails does not release, even if the other is late. */
final class FailedSwapLateRacy {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup().findStaticVarHandle(FailedSwapLateRacy.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          Run.use(FLAG.compareAndSet(7, 8));
        },
        () -> {
          Run.sleep(30);
          Run.use(FLAG.compareAndSet(7, 8));
          Run.use(data); // race: read
        });
  }
}
