package targets.locks;

import java.util.concurrent.atomic.AtomicReference;
import targets.Run;

/** Ordered: a lock that the call makes if there is none, and then is in a field for all. */
final class OfCallFromFieldOrdered {
  private static final AtomicReference<Object> LOCK = new AtomicReference<>();
  private static int count;

  public static void main(String[] args) throws Exception {
    Run.both(OfCallFromFieldOrdered::step, OfCallFromFieldOrdered::step);
  }

  private static void step() {
    Object lock = new Object();
    if (!LOCK.compareAndSet(null, lock)) {
      lock = LOCK.get();
    }
    synchronized (lock) {
      count++;
    }
  }
}
