package targets.locations;

import targets.Run;

/** Ordered: longs and doubles under a lock. */
final class WideOrdered {
  private static long wide;
  private static double real;
  private static final double[] REALS = new double[3];
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            wide++;
            real += 1.5;
            REALS[1] += real;
          }
        },
        () -> {
          synchronized (LOCK) {
            wide++;
            real += 1.5;
            REALS[1] += real;
          }
        });
  }
}
