package targets.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: a tryLock that fails acquires nothing. */
final class FailedTryLockRacy {
  private static int data;
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final VarHandle DONE;
  private static int done;

  static {
    try {
      DONE = MethodHandles.lookup().findStaticVarHandle(FailedTryLockRacy.class, "done", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.lock();
          try {
            data = 1; // race: write
            DONE.setOpaque(1);
            while ((int) DONE.getOpaque() != 2) {
              Thread.onSpinWait();
            }
          } finally {
            LOCK.unlock();
          }
        },
        () -> {
          while ((int) DONE.getOpaque() == 0) {
            Thread.onSpinWait();
          }
          Run.use(LOCK.tryLock() ? 1 : 0);
          Run.use(data); // race: read
          DONE.setOpaque(2);
        });
  }
}
