package targets.deadlocks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Racy: readers wait for nobody but a writer, and writers wait for readers. */
final class WriterWaitsForReaderRacy {
  private static final ReentrantReadWriteLock ONE = new ReentrantReadWriteLock();
  private static final ReentrantReadWriteLock OTHER = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    Run.both(
        () -> {
          ONE.readLock().lock();
          OTHER.writeLock().lock(); // cycle: wait
          OTHER.writeLock().unlock();
          ONE.readLock().unlock();
          done.give();
        },
        () -> {
          done.await();
          OTHER.readLock().lock();
          ONE.writeLock().lock(); // cycle: wait
          ONE.writeLock().unlock();
          OTHER.readLock().unlock();
        });
  }
}
