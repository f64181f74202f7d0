package targets.deadlocks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Racy: a writer waits for readers, and a reader for writers. */
final class ReaderAndWriterRacy {
  private static final ReentrantReadWriteLock ONE = new ReentrantReadWriteLock();
  private static final ReentrantReadWriteLock OTHER = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    Run.both(
        () -> {
          ONE.writeLock().lock();
          OTHER.readLock().lock(); // cycle: wait
          OTHER.readLock().unlock();
          ONE.writeLock().unlock();
          done.give();
        },
        () -> {
          done.await();
          OTHER.writeLock().lock();
          ONE.readLock().lock(); // cycle: wait
          ONE.readLock().unlock();
          OTHER.writeLock().unlock();
        });
  }
}
