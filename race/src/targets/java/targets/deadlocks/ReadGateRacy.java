package targets.deadlocks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import targets.Run;

/** Racy: who takes two locks holds a third, but as a reader, and lets others in. */
final class ReadGateRacy {
  private static final ReentrantReadWriteLock GATE = new ReentrantReadWriteLock();
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    Run.both(
        () -> {
          GATE.readLock().lock();
          synchronized (ONE) {
            synchronized (OTHER) { // cycle: wait
              Run.use(ONE);
            }
          }
          GATE.readLock().unlock();
          done.give();
        },
        () -> {
          done.await();
          GATE.readLock().lock();
          synchronized (OTHER) {
            synchronized (ONE) { // cycle: wait
              Run.use(OTHER);
            }
          }
          GATE.readLock().unlock();
        });
  }
}
