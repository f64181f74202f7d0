package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonTest {

  @Test
  void readsOneNumberALine() {
    assertThat(Python.parse("nanos 1234.5\nnanos 2e3\n")).containsExactly(1234.5, 2000.0);
  }

  @Test
  void nothingIsNoResult() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Python.parse(""))
        .withMessage("python3 printed no result.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nanos",
        "nanos ",
        "nanos x",
        "nanos NaN",
        "nanos inf",
        "nanos 0",
        "ns 1",
        "1",
        ""
      })
  void anythingElseIsShown(String line) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Python.parse("nanos 1\n" + line + "\nnanos 1\n"))
        .withMessage(
            "python3 printed \"" + line + "\"; expected is \"nanos \" and a number above 0.");
  }
}
