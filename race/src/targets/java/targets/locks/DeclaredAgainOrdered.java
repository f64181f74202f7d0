package targets.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Ordered: by a lock of the JDK, called by an interface of the program that declares it again. */
final class DeclaredAgainOrdered {
  private static final Named LOCK = new Own();
  private static int data;

  private interface Named extends Lock {
    @Override
    void lock();

    @Override
    void unlock();
  }

  private static final class Own extends ReentrantLock implements Named {
    private static final long serialVersionUID = 1L;
  }

  public static void main(String[] args) throws Exception {
    Run.both(DeclaredAgainOrdered::add, DeclaredAgainOrdered::add);
  }

  private static void add() {
    LOCK.lock();
    try {
      data++;
    } finally {
      LOCK.unlock();
    }
  }
}
