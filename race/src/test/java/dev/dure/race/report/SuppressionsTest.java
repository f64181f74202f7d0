package dev.dure.race.report;

import static dev.dure.race.report.Sides.at;
import static dev.dure.race.report.Sides.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsTest {

  private static final Finding FINDING =
      Finding.of(
          "Counter.total of app.Counter@1f",
          Sides.read(at("app.Counter", "get", 10)),
          write(at("app.Counter", "add", 20)));

  @TempDir private Path directory = Path.of("");

  private Suppressions read(String text) throws IOException {
    Path file = directory.resolve("suppressions");
    Files.writeString(file, text);
    return Suppressions.read(List.of(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Counter.total",
        "Counter.*",
        "*",
        "Counter.total of app.Counter",
        "app.Counter.add",
        "app.*.get",
        "Counter.t?tal"
      })
  void anEntryMatchesTheLocationOrAMethod(String glob) throws IOException {
    Suppressions.Entry entry = read(glob + " | known").find(FINDING);
    assertThat(entry).isEqualTo(new Suppressions.Entry(1, glob, "known"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Counter", "total", "Counter.tota", "app.Counter", "app.Main.run", "counter.*"})
  void aGlobMatchesTheWholeOfIt(String glob) throws IOException {
    assertThat(read(glob + " | known").find(FINDING)).isNull();
  }

  @Test
  void commentsAndEmptyLinesCountAsLines() throws IOException {
    Suppressions all = read("# why\n\n  Other.* | a | b  \r\nCounter.* | first\n* | second\n");
    assertThat(all.entries())
        .containsExactly(
            new Suppressions.Entry(3, "Other.*", "a | b"),
            new Suppressions.Entry(4, "Counter.*", "first"),
            new Suppressions.Entry(5, "*", "second"));
    assertThat(all.find(FINDING)).isEqualTo(all.entries().get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Counter.*", "Counter.* |", "Counter.*|why", "| why", "Counter.* |  "})
  void anEntryWithoutAReasonIsNamedWithItsLine(String line) {
    assertThatThrownBy(() -> read("# first\n" + line))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("suppressions, line 2: '" + line.strip() + "'")
        .hasMessageContaining("LOCATION-GLOB | REASON");
  }

  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "'', '', true",
    "'', a, false",
    "a*b*c, aXbXbc, true",
    "a*b*c, aXbXb, false",
    "*aab, aaaab, true",
    "**, x, true",
    "?, '', false",
    "a.b, axb, false"
  })
  void globs(String glob, String text, boolean matches) {
    assertThat(new Glob(glob).matches(text)).isEqualTo(matches);
  }
}
