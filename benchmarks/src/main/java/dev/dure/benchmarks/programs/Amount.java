package dev.dure.benchmarks.programs;

/**
 * How much of the full amount a program does.
 *
 * @param share 1 is all of it; tests take less
 */
record Amount(double share) {

  static Amount parse(String share) {
    return new Amount(Double.parseDouble(share));
  }

  /** At least 1. */
  int of(int full) {
    return Math.max(1, (int) (full * share));
  }
}
