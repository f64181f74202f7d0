package targets.sections;

import targets.Run;

/** Nobody else writes. */
final class SingleWriterInTwoSectionsOrdered {
  private static final Object LOCK = new Object();
  private static int sum;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 20; i++) {
            add();
          }
        },
        () -> {
          for (int i = 0; i < 20; i++) {
            synchronized (LOCK) {
              Run.use(sum);
            }
          }
        });
  }

  private static void add() {
    int seen;
    synchronized (LOCK) {
      seen = sum;
    }
    synchronized (LOCK) {
      sum = seen + 1;
    }
  }
}
