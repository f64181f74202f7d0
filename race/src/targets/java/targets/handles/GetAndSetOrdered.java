package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: getAndSet on both sides. */
final class GetAndSetOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG = MethodHandles.lookup().findStaticVarHandle(GetAndSetOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use((int) FLAG.getAndSet(1));
        },
        () -> {
          while ((int) FLAG.getAndSet(0) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
