package targets.locks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Ordered: readers give back what the writer takes. */
final class ReadersThenWriterOrdered {
  private static int data;
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LOCK.readLock().lock();
          try {
            Run.use(data);
          } finally {
            LOCK.readLock().unlock();
          }
          LOCK.writeLock().lock();
          try {
            data++;
          } finally {
            LOCK.writeLock().unlock();
          }
        },
        () -> {
          LOCK.readLock().lock();
          try {
            Run.use(data);
          } finally {
            LOCK.readLock().unlock();
          }
          LOCK.writeLock().lock();
          try {
            data++;
          } finally {
            LOCK.writeLock().unlock();
          }
        });
  }
}
