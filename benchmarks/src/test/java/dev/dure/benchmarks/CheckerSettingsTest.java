package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckerSettingsTest {

  @Test
  void nothingSaidIsAllOfIt() {
    CheckerSettings settings = CheckerSettings.parse();

    assertThat(settings.quick()).isFalse();
    assertThat(settings.rounds()).isEqualTo(5);
    assertThat(settings.steadySeconds()).isEqualTo(60);
    assertThat(settings.out()).isEmpty();
    assertThat(settings.all()).isTrue();
    assertThat(settings.measures("anything")).isTrue();
  }

  @Test
  void allThatThereAre() {
    CheckerSettings settings =
        CheckerSettings.parse(
            "--rounds", "3", "--only", "lock|ray", "--minutes", "10", "--out", "a.md");

    assertThat(settings.rounds()).isEqualTo(3);
    assertThat(settings.steadySeconds()).isEqualTo(600);
    assertThat(settings.out()).contains(Path.of("a.md"));
    assertThat(settings.all()).isFalse();
    assertThat(settings.measures("LOCK_OWN")).isTrue();
    assertThat(settings.measures("QUICKSORT")).isFalse();
  }

  @Test
  void quickIsOneRoundOfLittle() {
    CheckerSettings settings = CheckerSettings.parse("--quick");

    assertThat(settings.rounds()).isEqualTo(1);
    assertThat(Double.parseDouble(settings.share())).isLessThan(1);
  }

  @Test
  void othersAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CheckerSettings.parse("--fast"))
        .withMessage(
            "There is no argument \"--fast\"; allowed are --quick, --rounds N, --only REGEX,"
                + " --minutes N and --out FILE.");
  }

  @Test
  void roundsAreANumberAboveZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CheckerSettings.parse("--rounds", "0"))
        .withMessage("--rounds needs a number above 0, not \"0\".");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CheckerSettings.parse("--rounds"))
        .withMessageStartingWith("--rounds needs a value; ");
  }
}
