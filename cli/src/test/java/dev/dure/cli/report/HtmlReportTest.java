package dev.dure.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as text; {@link HtmlPageTest} looks at it in a browser. */
class HtmlReportTest {

  private static String write(Run run) {
    return Reports.of(Format.HTML, run, new Sources(Path.of("src/test/resources"), List.of()));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void aCleanRunSaysSoAndWhatItDoesNotMean() {
    assertThat(write(Samples.run(List.of())))
        .contains("<h1 class=\"clean\">No findings</h1>", "What did not run, it has not seen.");
    assertThat(write(Samples.unchecked()))
        .contains("<h1>Nothing was checked")
        .doesNotContain("class=\"clean\"");
  }

  @Test
  void everyKindHasItsPlace() {
    String page = write(Samples.run(Samples.kinds()));
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>4 findings</h1>", "data-pattern=\"check-then-act\"", ">deadlock<")
        .contains(
            "CWE-821: Incorrect Synchronization", "exit code of the command: 0", "ran 12.3 s");
    assertThat(count(page, "<article")).isEqualTo(4);
    assertThat(count(page, "<section class=\"side")).isEqualTo(9);
    for (Finding finding : Samples.kinds()) {
      assertThat(page).contains("<code>" + finding.fingerprint() + "</code>");
    }
  }

  @Test
  void thePolicyAllowsNothingButThePagesOwn() {
    String page = write(Samples.run(Samples.kinds()));
    assertThat(page)
        .containsPattern(
            "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'sha256-[A-Za-z0-9+/=]{44}'; script-src 'sha256-[A-Za-z0-9+/=]{44}'; img-src"
                + " data:; base-uri 'none'; form-action 'none'\"")
        .doesNotContain("{{", " style=\"", " src=", "unsafe");
    assertThat(count(page, "<script")).isEqualTo(1);
  }

  @Test
  void hostileNamesMakeNoElements() {
    String page = write(Samples.run(Samples.hostile()));
    int body = page.indexOf("<body>");
    String shown = page.substring(body, page.lastIndexOf("<script>"));
    Matcher tags = Pattern.compile("</?([a-z0-9]+)").matcher(shown.toLowerCase(Locale.ROOT));
    while (tags.find()) {
      assertThat(tags.group(1)).isNotIn("script", "img", "svg", "style", "iframe");
    }
    assertThat(shown.codePoints())
        .noneMatch(c -> c == 0x202e || c == 0x2066 || c == 0x200f || (c < ' ' && c != '\n'));
    assertThat(shown).contains("\\u202edetrevni", "a\\u0000b", "&lt;script&gt;", "{{title}}");
    assertThat(page).contains("<title>dure check: 11 findings</title>");
  }

  @Test
  void aThousandAreThereAndTooManyAreNamed() {
    assertThat(count(write(Samples.run(Samples.many(1000))), "<article")).isEqualTo(1000);
    String page = write(Samples.run(Samples.many(HtmlReport.MAX_FINDINGS + 7)));
    assertThat(count(page, "<article")).isEqualTo(HtmlReport.MAX_FINDINGS);
    assertThat(page).contains("7 more findings are in the JSON and SARIF reports.");
  }
}
