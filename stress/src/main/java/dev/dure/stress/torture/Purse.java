package dev.dure.stress.torture;

import dev.dure.MaxBytes;

/**
 * The record that must never be torn: every component but the first three follows from them, so
 * that parts of two records cannot pass for one.
 *
 * @param sequence how many updates there were
 * @param writer the mark of who wrote it
 * @param count how many updates that writer made
 * @param a a component
 * @param b a component
 * @param c a component
 * @param d a component
 * @param e a component
 * @param f a component
 * @param g a component
 * @param text a component
 * @param checksum of all
 */
record Purse(
    long sequence,
    long writer,
    long count,
    long a,
    int b,
    short c,
    byte d,
    boolean e,
    double f,
    char g,
    @MaxBytes(48) String text,
    long checksum) {

  static Purse of(long sequence, long writer, long count) {
    long seed = mix(mix(mix(sequence) ^ writer) ^ count);
    String text = Long.toHexString(seed) + Long.toHexString(mix(seed + 1)) + "ü";
    return new Purse(
        sequence,
        writer,
        count,
        mix(seed + 2),
        (int) mix(seed + 3),
        (short) mix(seed + 4),
        (byte) mix(seed + 5),
        (mix(seed + 6) & 1) == 0,
        mix(seed + 7),
        (char) ('A' + (mix(seed + 8) & 15)),
        text,
        mix(seed ^ text.hashCode()));
  }

  /** The finaliser of SplitMix64. */
  static long mix(long z) {
    long x = z + 0x9E3779B97F4A7C15L;
    x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }

  /** Throws unless this record is one that somebody wrote. */
  void requireWhole(String name) {
    Purse expected = of(sequence, writer, count);
    if (!equals(expected)) {
      throw new Violation(
          "torn record", String.format("%s is %s; a whole one would be %s.", name, this, expected));
    }
  }
}
