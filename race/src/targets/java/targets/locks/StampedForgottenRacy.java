package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Racy: nobody validates, and the thread goes on to other locks, and on. */
final class StampedForgottenRacy {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Thread reader =
        Run.thread(
            () -> {
              long stamp = LOCK.tryOptimisticRead();
              TURN.setOpaque(1);
              Run.until(() -> TURN.getOpaque() == 2);
              Run.use(data + stamp); // race: read
              for (int i = 0; i < 8; i++) {
                Run.use(new StampedLock().tryOptimisticRead());
              }
              TURN.setOpaque(3);
              Thread.sleep(1_000_000);
            });
    reader.setDaemon(true);
    reader.start();
    Run.until(() -> TURN.getOpaque() == 1);
    long stamp = LOCK.writeLock();
    data = 1; // race: write
    LOCK.unlockWrite(stamp);
    TURN.setOpaque(2);
    Run.until(() -> TURN.getOpaque() == 3);
  }
}
