package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void withoutAnyItIsTheFullRun() {
    assertThat(Arguments.parse()).isEqualTo(new Arguments(false, Optional.empty()));
    assertThat(Settings.of(Arguments.parse())).isEqualTo(Settings.FULL);
  }

  @Test
  void allThatThereAre() {
    assertThat(Arguments.parse("--out", "a.md", "--quick"))
        .isEqualTo(new Arguments(true, Optional.of(Path.of("a.md"))));
    assertThat(Settings.of(Arguments.parse("--quick"))).isEqualTo(Settings.QUICK);
  }

  @Test
  void othersAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.parse("--fast"))
        .withMessage("There is no argument \"--fast\"; allowed are --quick and --out FILE.");
  }

  @Test
  void outNeedsAFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.parse("--out"))
        .withMessage("--out needs a file; allowed are --quick and --out FILE.");
  }
}
