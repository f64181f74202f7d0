package targets.sections;

import targets.Run;

/** One thread prepares what the other adds to; it may have to, for all that can be known. */
final class PreparedByOtherOrdered {
  private static final Object LOCK = new Object();
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(PreparedByOtherOrdered::prepare, PreparedByOtherOrdered::add);
  }

  private static void prepare() {
    synchronized (LOCK) {
      sum = 10;
    }
  }

  private static void add() {
    while (true) {
      int seen;
      synchronized (LOCK) {
        seen = sum;
      }
      if (seen == 0) {
        continue;
      }
      synchronized (LOCK) {
        sum = seen + 1;
        return;
      }
    }
  }
}
