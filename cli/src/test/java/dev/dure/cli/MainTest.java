package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  @Test
  void helpIsWhatOneGetsWithoutArguments() {
    Execution bare = Execution.of();
    assertThat(bare.code()).isZero();
    assertThat(bare.err()).isEmpty();
    assertThat(bare.out())
        .startsWith("Usage: dure ")
        .contains("COMMAND", "tour", "--version", "Start with: dure tour")
        .isEqualTo(Execution.of("--help").out());
  }

  @Test
  void versionIsThePoms() {
    Execution version = Execution.of("--version");
    assertThat(version.code()).isZero();
    assertThat(version.out())
        .matches("dure \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\RJDK .+ on .+\\R")
        .isEqualTo(Execution.of("tour", "--version").out());
  }

  @Test
  void helpOfTheTourNamesEveryOptionAndExitCode() {
    Execution help = Execution.of("tour", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out().replaceAll("\\s+", " "))
        .startsWith("Usage: dure tour ")
        .contains("--workers=N", "--steps=N", "--lesson=N", "--scope=SCOPE", "--json")
        .contains("default 10.", "default 100000.", "Lesson 1:", "Lesson 2:", "Lesson 3:")
        .contains("Exit codes: 0 Each", " 130 Interrupted.")
        .doesNotContain("${");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ls    | Lists this user's segments | anonymous: never had a name.
          show  | [--all] | [OBJECT]
          top   | This is sampling | --iterations=N
          clean | --dry-run | is never removed
          """)
  void helpOfTheCommandsOnSegments(String command, String one, String other) {
    Execution help = Execution.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out().replaceAll("\\s+", " "))
        .startsWith("Usage: dure " + command)
        .contains("--directory=DIR", "--json", "Exit codes: 0 ", one, other)
        .doesNotContain("${");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void anUnknownCommandGetsASuggestion() {
    Execution unknown = Execution.of("tuor");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("dure: ", "'tuor'", "Commands are: tour");
    assertThat(Execution.of("tours").err())
        .contains("'tours'", "Did you mean: dure tour or dure top?");
  }

  @Test
  void anUnknownOptionGetsASuggestion() {
    Execution unknown = Execution.of("tour", "--step", "3");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("'--step'", "--steps");
  }

  @Test
  void whatResemblesNothingGetsTheWayToTheHelp() {
    Execution unknown = Execution.of("tour", "12345");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("'12345'", "Try 'dure tour --help'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --workers=0         | --workers has to be from 1 to 100; it is 0.
          --workers=101       | --workers has to be from 1 to 100; it is 101.
          --workers=-1        | --workers has to be from 1 to 100; it is -1.
          --workers=ten       | Invalid value for option '--workers': 'ten' is not an int
          --workers           | Missing required parameter for option '--workers' (N)
          --steps=0           | --steps has to be from 1 to 10,000,000; it is 0.
          --steps=10000001    | --steps has to be from 1 to 10,000,000; it is 10,000,001.
          --steps=99999999999 | Invalid value for option '--steps': '99999999999' is not an int
          --steps=1000001     | 10 workers with 1,000,001 steps each do 10,000,010 steps in all; allowed are 10,000,000.
          --lesson=4          | --lesson has to be from 1 to 3; it is 4.
          --lesson=0          | --lesson has to be from 1 to 3; it is 0.
          --lesson=1,7        | --lesson has to be from 1 to 3; it is 7.
          --scope=planets     | there is no scope 'planets'; allowed are threads and processes
          """)
  void badOptionsAreNamed(String option, String message) {
    Execution bad = Execution.of("tour", option);
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.out()).isEmpty();
    assertThat(bad.err()).startsWith("dure tour: ").contains(message, "Try 'dure tour --help'.");
  }
}
