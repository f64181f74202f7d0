package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: a compareAndSet that fails does not release. */
final class FailedCompareAndSetRacy {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(FailedCompareAndSetRacy.class, "flag", int.class);
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
          Run.use((int) FLAG.getVolatile());
          Run.use(data); // race: read
        });
  }
}
