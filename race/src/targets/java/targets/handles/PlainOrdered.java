package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: get and set under a lock. */
final class PlainOrdered {
  private static final Object LOCK = new Object();
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG = MethodHandles.lookup().findStaticVarHandle(PlainOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            FLAG.set(1);
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use((int) FLAG.get());
          }
        });
  }
}
