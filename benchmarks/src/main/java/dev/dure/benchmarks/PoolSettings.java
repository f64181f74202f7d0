package dev.dure.benchmarks;

import java.util.concurrent.TimeUnit;

/**
 * How long and how often pools are measured.
 *
 * @param quick whether it is only to be seen that all works; such numbers mean nothing
 * @param rounds of Dure and a peer in turn
 * @param plan of what is done again and again; longer than others', since two JVMs have to compile
 * @param starts pools that are created, and workers that are killed, in a round
 * @param arrays large arrays that go to a worker and back in a round
 * @param mebibytes how large
 */
record PoolSettings(boolean quick, int rounds, Plan plan, int starts, int arrays, int mebibytes) {

  static final PoolSettings FULL =
      new PoolSettings(false, 5, new Plan(millis(2000), millis(200), 5), 5, 3, 64);

  static final PoolSettings QUICK =
      new PoolSettings(true, 1, new Plan(millis(20), millis(20), 1), 1, 1, 1);

  static PoolSettings of(Arguments arguments) {
    return arguments.quick() ? QUICK : FULL;
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
