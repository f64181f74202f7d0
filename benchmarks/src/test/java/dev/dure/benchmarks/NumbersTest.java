package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.434, 0.43 ns",
    "5.06, 5.06 ns",
    "83.04, 83.0 ns",
    "999, 999 ns",
    "1000, 1.00 µs",
    "2345000, 2.35 ms",
    "15e6, 15.0 ms",
    "232e6, 232 ms",
    "1.5e9, 1.50 s"
  })
  void durations(double nanos, String expected) {
    assertThat(Numbers.duration(nanos)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1.3, 1.30 ×", "0.0123, 0.012 ×", "50, 50.0 ×", "213.4, 213 ×"})
  void ratios(double ratio, String expected) {
    assertThat(Numbers.times(ratio)).isEqualTo(expected);
  }

  @Test
  void aSpreadHasTheUnitOfItsMedian() {
    assertThat(Numbers.duration(new Spread(900, 2000, 15_000))).isEqualTo("2.00 µs (0.90 – 15.0)");
    assertThat(Numbers.times(new Spread(1.1, 1.2, 1.8))).isEqualTo("1.20 × (1.10 – 1.80)");
    assertThat(Numbers.percent(new Spread(0.3, 0.45, 0.5))).isEqualTo("45.0 % (30.0 – 50.0)");
  }
}
