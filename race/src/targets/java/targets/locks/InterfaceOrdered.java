package targets.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Ordered: by the interfaces, as libraries call them. */
final class InterfaceOrdered {
  private static int data;
  private static final ReadWriteLock BOTH = new ReentrantReadWriteLock();
  private static final Lock READ = BOTH.readLock();
  private static final Lock WRITE = BOTH.writeLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          WRITE.lock();
          try {
            data++;
          } finally {
            WRITE.unlock();
          }
        },
        () -> {
          READ.lock();
          try {
            Run.use(data);
          } finally {
            READ.unlock();
          }
        });
  }
}
