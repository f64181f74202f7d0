package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: weakCompareAndSetPlain does not release. */
final class WeakPlainReleaseRacy {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup().findStaticVarHandle(WeakPlainReleaseRacy.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          while (!FLAG.weakCompareAndSetPlain(0, 1)) {
            Thread.onSpinWait();
          }
        },
        () -> {
          while ((int) FLAG.getVolatile() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
