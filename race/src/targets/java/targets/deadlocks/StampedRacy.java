package targets.deadlocks;

import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Racy: two stamped locks, in both orders. */
final class StampedRacy {
  private static final StampedLock ONE = new StampedLock();
  private static final StampedLock OTHER = new StampedLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    Run.both(
        () -> {
          long one = ONE.writeLock();
          long other = OTHER.writeLock(); // cycle: wait
          OTHER.unlockWrite(other);
          ONE.unlockWrite(one);
          done.give();
        },
        () -> {
          done.await();
          long other = OTHER.writeLock();
          long one = ONE.readLock(); // cycle: wait
          ONE.unlockRead(one);
          OTHER.unlockWrite(other);
        });
  }
}
