package dev.dure.benchmarks;

/** Tells on standard error how far a long run is; standard output is the result alone. */
final class Progress {

  private static final long START = System.nanoTime();
  private static final double NANOS_PER_SECOND = 1e9;

  private Progress() {}

  static void say(String what) {
    System.err.printf("%4.0f s  %s%n", (System.nanoTime() - START) / NANOS_PER_SECOND, what);
  }
}
