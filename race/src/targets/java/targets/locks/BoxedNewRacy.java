package targets.locks;

import targets.Run;

/** Racy: a lock that is boxed each time it is taken, so that there are many. */
final class BoxedNewRacy {
  private static final long ID = 4_000_000_000L;

  public static void main(String[] args) throws Exception {
    Run.both(BoxedNewRacy::take, BoxedNewRacy::take);
  }

  private static void take() {
    Long lock = ID;
    synchronized (lock) { // value: lock
      Run.use(lock);
    }
  }
}
