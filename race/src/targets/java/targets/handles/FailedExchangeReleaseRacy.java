package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: a compareAndExchangeRelease that fails reads plainly. */
final class FailedExchangeReleaseRacy {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(FailedExchangeReleaseRacy.class, "flag", int.class);
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
          while ((int) FLAG.compareAndExchangeRelease(7, 8) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
