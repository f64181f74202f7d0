package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: getAndBitwiseOr and getAndBitwiseAnd. */
final class GetAndBitwiseOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup().findStaticVarHandle(GetAndBitwiseOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use((int) FLAG.getAndBitwiseOr(1));
        },
        () -> {
          while ((int) FLAG.getAndBitwiseAnd(1) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
