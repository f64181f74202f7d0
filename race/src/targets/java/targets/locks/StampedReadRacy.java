package targets.locks;

import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Racy: written under a read stamp. */
final class StampedReadRacy {
  private static int data;
  private static final StampedLock LOCK = new StampedLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          long stamp = LOCK.readLock();
          try {
            data = 1; // race: write
          } finally {
            LOCK.unlockRead(stamp);
          }
        },
        () -> {
          long stamp = LOCK.readLock();
          try {
            Run.use(data); // race: read
          } finally {
            LOCK.unlockRead(stamp);
          }
        });
  }
}
