package targets.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import targets.Run;

/** Ordered: thrown away, after the writer has given the lock back. */
final class StampedReleasedOrdered {
  private static final class Node {
    int value;
  }

  private static Node head = new Node();
  private static final StampedLock LOCK = new StampedLock();
  private static final AtomicInteger TURN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.until(() -> TURN.getOpaque() == 1);
          Node node = new Node();
          node.value = 1;
          long stamp = LOCK.writeLock();
          head = node;
          LOCK.unlockWrite(stamp);
          TURN.setOpaque(2);
        },
        () -> {
          long stamp = LOCK.tryOptimisticRead();
          TURN.setOpaque(1);
          Run.until(() -> TURN.getOpaque() == 2);
          int seen = head.value;
          Run.use(LOCK.validate(stamp) ? seen : 0);
        });
  }
}
