package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: getAndAdd on both sides. */
final class GetAndAddOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG = MethodHandles.lookup().findStaticVarHandle(GetAndAddOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use((int) FLAG.getAndAdd(1));
        },
        () -> {
          while ((int) FLAG.getAndAdd(0) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
