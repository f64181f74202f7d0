package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void medianOfAnOddNumberIsTheMiddleOne() {
    assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 9));
  }

  @Test
  void medianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    assertThat(Spread.of(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(new Spread(1, 3, 9));
  }

  @Test
  void oneValueHasNoSpread() {
    assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
  }

  @Test
  void noValuesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Spread.of(List.of()))
        .withMessage("There is no spread of no values.");
  }

  @Test
  void ratiosAreTakenRunByRun() {
    // Both sides were ten times as slow in the second run; the ratios do not show it.
    assertThat(Spread.ofRatios(List.of(3.0, 30.0), List.of(2.0, 20.0)))
        .isEqualTo(new Spread(1.5, 1.5, 1.5));
  }

  @Test
  void ratiosNeedPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Spread.ofRatios(List.of(1.0, 2.0), List.of(1.0)))
        .withMessage("Ratios need as many values on both sides, not 2 and 1.");
  }
}
