package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: getAndAddRelease does not acquire. */
final class GetAndAddReleaseSideRacy {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(GetAndAddReleaseSideRacy.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          FLAG.setVolatile(1);
        },
        () -> {
          while ((int) FLAG.getAndAddRelease(0) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
