package targets.deadlocks;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Racy: two locks, in both orders. */
final class LocksRacy {
  private static final ReentrantLock ONE = new ReentrantLock();
  private static final ReentrantLock OTHER = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    Run.both(
        () -> {
          ONE.lock();
          OTHER.lock(); // cycle: wait
          OTHER.unlock();
          ONE.unlock();
          done.give();
        },
        () -> {
          done.await();
          OTHER.lock();
          ONE.lock(); // cycle: wait
          ONE.unlock();
          OTHER.unlock();
        });
  }
}
