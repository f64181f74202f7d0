package targets.locks;

import targets.Run;

/** Ordered: only one thread comes to a lock that each call makes. */
final class OfCallOfOneThreadOrdered {
  private static volatile int shared;

  public static void main(String[] args) throws Exception {
    Run.both(OfCallOfOneThreadOrdered::twice, () -> Run.use(shared));
  }

  private static void twice() {
    step();
    step();
  }

  private static void step() {
    byte[] lock = new byte[0];
    synchronized (lock) {
      shared = 1;
    }
  }
}
