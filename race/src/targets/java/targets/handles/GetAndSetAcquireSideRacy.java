package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: getAndSetAcquire does not release. */
final class GetAndSetAcquireSideRacy {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(GetAndSetAcquireSideRacy.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          Run.use((int) FLAG.getAndSetAcquire(1));
        },
        () -> {
          while ((int) FLAG.getVolatile() == 0) {
            Thread.onSpinWait();
          }
          Run.use(data); // race: read
        });
  }
}
