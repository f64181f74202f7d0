package dev.dure.race.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void whatCouldEndAStringIsEscapedAndAllIsAscii() {
    assertThat(Json.quote("a\"b\\c\nd\re\tf\u0000g\u007fh\u2028i\ub450\ub808\ud800"))
        .isEqualTo("\"a\\\"b\\\\c\\nd\\re\\tf\\u0000g\\u007fh\\u2028i\\ub450\\ub808\\ud800\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\\", "\"", "\\u0041", "\ud83d\ude00\n\t\r\b", "a\\nb"})
  void unquoteGivesBackWhatWasQuoted(String text) {
    assertThat(Json.unquote(Json.quote(text))).isEqualTo(text);
  }

  @Test
  void membersAndElementsAreSeparated() {
    Json json = new Json().beginObject();
    json.name("none").beginArray().endArray();
    json.name("two").values(List.of("a", "b"));
    json.name("objects").beginArray();
    json.beginObject().name("x").value(true).endObject();
    json.beginObject().endObject();
    json.endArray().endObject();
    assertThat(json.toString())
        .isEqualTo("{\"none\": [], \"two\": [\"a\", \"b\"], \"objects\": [{\"x\": true}, {}]}");
  }

  @Test
  void numbersAreNumbersAndWhatIsNoneIsAString() {
    Json json = new Json().beginArray();
    json.value(Long.MIN_VALUE).value(1.5e300).value(Double.NaN).value(Double.NEGATIVE_INFINITY);
    assertThat(json.endArray().toString())
        .isEqualTo("[-9223372036854775808, 1.5E300, \"NaN\", \"-Infinity\"]");
  }

  @Test
  void aReportWithoutFindingsHasAnEmptyList() {
    assertThat(JsonReport.of(List.of(), 0)).isEqualTo("{\"findings\": [], \"suppressed\": 0}\n");
    assertThat(JsonReport.of(List.of("{}", "{\"a\": \"b\"}"), 3))
        .isEqualTo("{\"findings\": [\n  {},\n  {\"a\": \"b\"}\n], \"suppressed\": 3}\n");
  }
}
