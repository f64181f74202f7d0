package targets.volatiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Ordered: a read learns of all writes before it, also of those that it does not see. */
final class SeveralWritersOrdered {
  private static int one;
  private static int other;
  private static volatile int flag;
  private static final VarHandle DONE;
  private static int done;

  static {
    try {
      DONE =
          MethodHandles.lookup()
              .findStaticVarHandle(SeveralWritersOrdered.class, "done", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Thread first =
        Run.start(
            () -> {
              one = 1;
              flag = 1;
              DONE.getAndAddRelease(1);
            });
    Thread second =
        Run.start(
            () -> {
              other = 1;
              flag = 2;
              DONE.getAndAddRelease(1);
            });
    while ((int) DONE.getOpaque() != 2) {
      Thread.onSpinWait();
    }
    Run.use(flag);
    Run.use(one);
    Run.use(other);
    first.join();
    second.join();
  }
}
