package dev.dure.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void tellsWhatIsLost() {
    Outcome outcome = new Outcome(1_000_000, 250_000, Duration.ofMillis(1500));
    assertThat(outcome.isExact()).isFalse();
    assertThat(outcome.lostPercent()).isEqualTo(75.0);
    assertThat(outcome).hasToString("expected 1,000,000, observed 250,000, lost 75.00 %, 1.500 s");
  }

  @Test
  void tooMuchIsNotExactEither() {
    assertThat(new Outcome(10, 11, Duration.ofMillis(1)).isExact()).isFalse();
    assertThat(new Outcome(10, 10, Duration.ofMillis(1)).isExact()).isTrue();
  }
}
