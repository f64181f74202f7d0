package dev.dure.stress.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChaosOptionsTest {

  @Test
  void theWordsSayTheSameAgain() {
    ChaosOptions options =
        ChaosOptions.parse(
            "--kills", "7", "--parents", "0", "--seed", "-3", "--mutate", "lost", "--json");
    assertThat(options.kills()).isEqualTo(7);
    assertThat(options.mutation()).isEqualTo(Mutation.LOST);
    assertThat(ChaosOptions.parse(options.words())).isEqualTo(options);
  }

  @Test
  void whatIsNotAllowedIsNamed() {
    assertThatThrownBy(() -> ChaosOptions.parse("--kill", "7")).hasMessageContaining("--kill");
    assertThatThrownBy(() -> ChaosOptions.parse("--kills")).hasMessageContaining("--kills");
    assertThatThrownBy(() -> ChaosOptions.parse("--kills", "x")).hasMessageContaining("--kills x");
    assertThatThrownBy(() -> ChaosOptions.parse("--seed", "x")).hasMessageContaining("--seed");
    assertThatThrownBy(() -> ChaosOptions.parse("--mutate", "x"))
        .hasMessageContaining("never_done");
  }
}
