package dev.dure.cli;

import java.time.Duration;
import java.util.Locale;

/** Sizes and ages, for people. */
final class Units {

  private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Units() {}

  /** {@code 65,536 bytes} is {@code 64 KiB}. */
  static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < BYTES.length - 1) {
      value /= 1024;
      unit++;
    }
    String format = value == Math.rint(value) || value >= 100 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, value, BYTES[unit]);
  }

  /** The largest unit of which there is at least one; a time in the future is an age of 0. */
  static String age(Duration age) {
    long seconds = Math.max(age.toSeconds(), 0);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 2 * 86400 ? seconds / 3600 + " h" : seconds / 86400 + " d";
  }
}
