package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: a compareAndExchange that fails acquires. */
final class FailedExchangeOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(FailedExchangeOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          FLAG.setVolatile(1);
        },
        () -> {
          while ((int) FLAG.compareAndExchange(7, 8) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
