package targets.locks;

import targets.Run;

/** Racy: a lock that is a literal, which all classes share. */
// alone: the value is the same one in all runs of a JVM
final class LiteralRacy {
  private static final String LOCK = "lock";
  private static final String OTHER = "lo" + "ck";

  public static void main(String[] args) throws Exception {
    Run.both(LiteralRacy::one, LiteralRacy::other);
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
