package targets.locks;

import targets.Run;

/** Racy: a lock that is a boxed number, of which there is one for all. */
// alone: the value is the same one in all runs of a JVM
final class BoxedRacy {
  private static final Integer LOCK = 7;
  private static final Integer OTHER = 7;

  public static void main(String[] args) throws Exception {
    Run.both(BoxedRacy::one, BoxedRacy::other);
  }

  private static void one() {
    synchronized (LOCK) { // value: lock
      Run.use(1);
    }
  }

  private static void other() {
    synchronized (OTHER) { // value: lock
      Run.use(2);
    }
  }
}
