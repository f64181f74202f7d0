package dev.dure.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class OptionsTest {

  @ParameterizedTest
  @NullAndEmptySource
  void withoutAnArgumentTheReportIsTextAndAllIsInstrumented(String argument) {
    assertThat(Options.parse(argument))
        .isEqualTo(new Options(Options.Report.TEXT, null, List.of(), List.of(), List.of(), false));
  }

  @Test
  void allOfThem() {
    assertThat(
            Options.parse(
                "report=json,file=/tmp/a%2Cb+c.json,include=a.*,include=b,exclude=c,suppress=s,verbose"))
        .isEqualTo(
            new Options(
                Options.Report.JSON,
                Path.of("/tmp/a,b+c.json"),
                List.of("a.*", "b"),
                List.of("c"),
                List.of(Path.of("s")),
                true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reprot=text  | unknown option \"reprot\"; there are report, file, include, exclude, suppress, verbose",
        "report=xml   | report=xml: it is \"text\" or \"json\"",
        "file         | option \"file\" has no value: KEY=VALUE",
        "verbose=yes  | verbose=yes: it is \"true\" or \"false\""
      })
  void whatIsWrongIsSaid(String argument, String message) {
    assertThatThrownBy(() -> Options.parse(argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
