package dev.dure.benchmarks;

import java.util.Locale;

/** Numbers as the tables show them: three digits, and the unit that suits. */
final class Numbers {

  private Numbers() {}

  static String duration(double nanos) {
    Unit unit = Unit.of(nanos);
    return digits(nanos / unit.nanos) + " " + unit.symbol;
  }

  /** The median, and in brackets the extremes in the same unit: {@code 5.06 ns (4.98 – 5.20)}. */
  static String duration(Spread nanos) {
    Unit unit = Unit.of(nanos.median());
    return format(nanos, unit.nanos, " " + unit.symbol);
  }

  static String times(double ratio) {
    return digits(ratio) + " ×";
  }

  static String times(Spread ratio) {
    return format(ratio, 1, " ×");
  }

  static String percent(Spread share) {
    return format(share, 0.01, " %");
  }

  static String megabytes(double bytes) {
    return (bytes < 0 ? "-" : "") + digits(Math.abs(bytes) / 1e6) + " MB";
  }

  private static String format(Spread spread, double unit, String symbol) {
    return String.format(
        "%s%s (%s – %s)",
        digits(spread.median() / unit),
        symbol,
        digits(spread.min() / unit),
        digits(spread.max() / unit));
  }

  private static String digits(double value) {
    String format = value < 0.1 ? "%.3f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }

  private enum Unit {
    NANOSECONDS(1, "ns"),
    MICROSECONDS(1e3, "µs"),
    MILLISECONDS(1e6, "ms"),
    SECONDS(1e9, "s");

    private final double nanos;
    private final String symbol;

    Unit(double nanos, String symbol) {
      this.nanos = nanos;
      this.symbol = symbol;
    }

    static Unit of(double nanos) {
      Unit suits = NANOSECONDS;
      for (Unit unit : values()) {
        if (nanos >= unit.nanos) {
          suits = unit;
        }
      }
      return suits;
    }
  }
}
