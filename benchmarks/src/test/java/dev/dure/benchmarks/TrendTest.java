package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

  private static List<Double> series(int count, double start, double step, double noise) {
    return IntStream.range(0, count)
        .mapToObj(i -> start + i * step + (i % 2 == 0 ? noise : -noise))
        .toList();
  }

  @Test
  void aLineGrowsFromItsBeginToItsEnd() {
    Trend trend = Trend.of(series(20, 100, 3, 0));

    assertThat(trend.growth()).isCloseTo(27, within(1e-9));
    assertThat(trend.scatter()).isCloseTo(0, within(1e-9));
    assertThat(trend.mean()).isCloseTo(143.5, within(1e-9));
    assertThat(trend.isFlat()).isFalse();
  }

  @Test
  void noiseIsFlat() {
    assertThat(Trend.of(series(40, 100, 0, 5)).isFlat()).isTrue();
    assertThat(Trend.of(series(40, 100, 0, 0)).isFlat()).isTrue();
  }

  @Test
  void growthThatNoiseHidesInNeighboursIsSeen() {
    assertThat(Trend.of(series(600, 100, 0.1, 5)).isFlat()).isFalse();
  }

  @Test
  void lessIsFlat() {
    assertThat(Trend.of(series(20, 100, -3, 0)).isFlat()).isTrue();
  }

  @Test
  void theFirstHalfIsOverlooked() {
    List<Double> settling = List.of(1.0, 10.0, 100.0, 100.0, 100.0, 100.0);

    assertThat(Trend.of(settling)).isEqualTo(new Trend(100, 0, 0));
  }

  @Test
  void fewValuesHaveNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(List.of(1.0, 2.0, 3.0, 4.0)))
        .withMessage("A trend needs 6 values, not 4.");
  }
}
