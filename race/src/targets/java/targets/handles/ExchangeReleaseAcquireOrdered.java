package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: compareAndExchangeRelease and compareAndExchangeAcquire. */
final class ExchangeReleaseAcquireOrdered {
  private static int data;
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(ExchangeReleaseAcquireOrdered.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use((int) FLAG.compareAndExchangeRelease(0, 1));
        },
        () -> {
          while ((int) FLAG.compareAndExchangeAcquire(1, 2) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
