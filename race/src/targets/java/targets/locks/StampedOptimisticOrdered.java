package targets.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: an optimistic read after the write, which was validated. */
final class StampedOptimisticOrdered {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();
  private static final VarHandle DONE;
  private static int done;

  static {
    try {
      DONE =
          MethodHandles.lookup()
              .findStaticVarHandle(StampedOptimisticOrdered.class, "done", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          long stamp = LOCK.writeLock();
          try {
            data = 1;
          } finally {
            LOCK.unlockWrite(stamp);
          }
          DONE.setOpaque(1);
        },
        () -> {
          while ((int) DONE.getOpaque() == 0) {
            Thread.onSpinWait();
          }
          long stamp = LOCK.tryOptimisticRead();
          int seen = data;
          Run.use(LOCK.validate(stamp) ? seen : 0);
        });
  }
}
