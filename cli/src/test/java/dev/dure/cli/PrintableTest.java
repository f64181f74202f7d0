package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written for people. */
class PrintableTest {

  @Test
  void whatCouldMoveTheCursorOrTurnTheWritingIsWrittenOut() {
    assertThat(Printable.of("Müller 두레 … \"x\"\\")).isEqualTo("Müller 두레 … \"x\"\\");
    assertThat(Printable.of("\u001b]0;t\u0007\r\n\t\u009b\u007f\u202e\u2066\u200b\u2028\ud800"))
        .isEqualTo(
            "\\u001b]0;t\\u0007\\u000d\\u000a\\u0009\\u009b\\u007f\\u202e\\u2066\\u200b\\u2028\\ud800");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1 KiB",
    "1536, 1.5 KiB",
    "32569, 31.8 KiB",
    "16777216, 16 MiB",
    "150000000, 143 MiB",
    "9223372036854775807, 8 EiB"
  })
  void sizes(long bytes, String text) {
    assertThat(Units.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "59, 59 s",
    "60, 1 min",
    "3599, 59 min",
    "3600, 1 h",
    "172799, 47 h",
    "172800, 2 d"
  })
  void ages(long seconds, String text) {
    assertThat(Units.age(Duration.ofSeconds(seconds))).isEqualTo(text);
  }
}
