package dev.dure.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.stress.fuzz.FuzzOptions;
import dev.dure.stress.history.HistoryOptions;
import dev.dure.stress.torture.TortureOptions;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  private enum Fruit {
    APPLE,
    BIG_PEAR
  }

  private static Arguments at(String... words) {
    Arguments arguments = new Arguments(words, "Usage: eat");
    assertThat(arguments.next()).isTrue();
    return arguments;
  }

  private static void assertRefused(String message, ThrowingCallable code) {
    assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void wordsAreReadInTheirOrder() {
    Arguments arguments = at("--raw", "--fruit", "apple", "--plates", "7", "--seed", "-5");
    assertThat(arguments.option()).isEqualTo("--raw");
    assertThat(arguments.next()).isTrue();
    assertThat(arguments.option()).isEqualTo("--fruit");
    assertThat(arguments.one(Fruit.class)).isEqualTo(Fruit.APPLE);
    assertThat(arguments.next()).isTrue();
    assertThat(arguments.option()).isEqualTo("--plates");
    assertThat(arguments.number(7, 7)).isEqualTo(7);
    assertThat(arguments.next()).isTrue();
    assertThat(arguments.seed()).isEqualTo(-5);
    assertThat(arguments.next()).isFalse();
    assertThat(new Arguments(new String[0], "").next()).isFalse();
  }

  @Test
  void namesAreOfAnySize() {
    assertThat(at("--fruit", "Big_pear").one(Fruit.class)).isEqualTo(Fruit.BIG_PEAR);
    assertThat(at("--fruits", "big_pear,APPLE").some(Fruit.class))
        .isEqualTo(List.of(Fruit.BIG_PEAR, Fruit.APPLE));
    assertRefused(
        "\"plum\" is not one of [apple, big_pear].", () -> at("--fruit", "plum").one(Fruit.class));
    assertRefused(
        "\"\" is not one of [apple, big_pear].", () -> at("--fruits", "apple,").some(Fruit.class));
  }

  @Test
  void optionsThatAreUnknownOrWithoutValueAreNamedWithTheUsage() {
    assertThat(at("--drink").unknown()).hasMessage("\"--drink\" is unknown.\nUsage: eat");
    assertRefused(
        "\"--fruit\" is unknown or lacks its value.\nUsage: eat", () -> at("--fruit").value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "10001", "ten", "", "1,000", "99999999999999999999"})
  void ofANumberIsSaidWhatIsAllowed(String text) {
    assertRefused(
        "--plates " + text + " is not allowed; allowed are 0 to 10,000.",
        () -> at("--plates", text).number(0, 10_000));
    assertRefused(
        "PLATES " + text + " is not allowed; allowed are 0 to 10,000.",
        () -> Arguments.number("PLATES", text, 0, 10_000));
  }

  static Stream<Consumer<String[]>> programs() {
    return Stream.of(TortureOptions::parse, FuzzOptions::parse, HistoryOptions::parse);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theProgramsSayWhatIsAllowed(Consumer<String[]> program) {
    assertRefused(
        "--seed today is not allowed; allowed are"
            + " -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807.",
        () -> program.accept(new String[] {"--seed", "today"}));
    assertThatThrownBy(() -> program.accept(new String[] {"--mutate", "nothing"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"nothing\" is not one of [none, ");
    assertThatThrownBy(() -> program.accept(new String[] {"--sed", "1"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"--sed\" is unknown.\nUsage: stress/run ");
  }
}
