package dev.dure.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingReaderTest {

  private static Finding read(String json) {
    return FindingReader.read(json, "text", "0123456789abcdef", false);
  }

  @Test
  void allOfAFindingIsRead() {
    Finding finding = Samples.locks();
    assertThat(finding.rule()).isEqualTo("data-race/ineffective-lock");
    assertThat(finding.headline()).isEqualTo("data race (ineffective lock) on int[100][7]");
    Access first = finding.accesses().getFirst();
    assertThat(first.threadName()).isEqualTo("left #31");
    assertThat(first.place()).isEqualTo(new Frame("app.Grid", "fill", "Grid.java", 30));
    assertThat(first.locks().getFirst())
        .isEqualTo(
            new Lock("java.lang.Object@1", false, new Frame("app.Locks", "take", "Locks.java", 7)));
    assertThat(first.startedAt()).containsExactly(new Frame("app.Main", "main", "Main.java", 9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"kind\": ",
        "{\"kind\": 7, \"accesses\": {}}",
        "{\"kind\": {}, \"accesses\": [1, \"x\", [], null]}",
        "{\"accesses\": [[[[[[[[[[[[]]]]]]]]]]]]}",
        "{\"kind\": 1e999999999}",
        "{\"kind\": 99999999999999999999999999}",
        "\u0000"
      })
  void whatCannotBeReadIsAFindingAllTheSame(String json) {
    Finding finding = read(json);
    assertThat(finding.kind()).isEqualTo("finding");
    assertThat(finding.accesses()).isEmpty();
    assertThat(finding.text()).isEqualTo("text");
    assertThat(finding.headline()).isEqualTo("finding");
  }

  @Test
  void aWaitSaysForWhat() {
    String json =
        """
        {"kind": "potential-deadlock", "accesses": [
          {"access": "wait", "wanted": "app.Account@1f", "thread": "a", "stack": []},
          {"access": "lock", "wanted": "app.Account@2e", "thread": "b", "stack": []},
          {"access": "signal", "wanted": "app.Account@3d", "thread": "b", "stack": []}]}
        """;
    assertThat(FindingReader.read(json, "", "", false).accesses())
        .extracting(Access::action)
        .containsExactly(
            "wait for app.Account@1f", "lock of app.Account@2e", "signal of app.Account@3d");
  }

  @Test
  void whatIsTooLongIsCutAndSaysSo() {
    String frames = "\"a.B.c(B.java:1)\",".repeat(1000) + "7";
    Finding finding =
        read(
            "{\"kind\": \"k\", \"location\": \""
                + "x".repeat(1_000_000)
                + "\", \"accesses\": [{\"stack\": ["
                + frames
                + "], \"threadId\": \"7\"}]}");
    assertThat(finding.location()).hasSize(2026).endsWith("xx… (998000 more characters)");
    Access access = finding.accesses().getFirst();
    assertThat(access.stack()).hasSize(401);
    assertThat(access.stack().getLast().name()).isEqualTo("… and 601 more");
    assertThat(access.threadId()).isEqualTo(-1);
  }

  @Test
  void twoThreadsOfOneNameAreTwo() {
    List<String> twins =
        List.of(
            Samples.access("read", "twin", -1, List.of(), "a.B.c(B.java:1)"),
            Samples.access("write", "twin", -1, List.of(), "a.B.c(B.java:1)"));
    assertThat(Samples.read("data-race", "data-race", "", "", "x", twins).threads()).hasSize(2);
    assertThat(Samples.violation().threads()).extracting(List::size).containsExactly(2, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "app.Main.run(Main.java:7), app.Main, run, Main.java, 7",
    "Main.main(Main.java), Main, main, Main.java, 0",
    "app.Main.run(Unknown Source), app.Main, run, '', 0",
    "app.Main.run(Native Method), app.Main, run, '', 0",
    "app//mod@1.0/app.Main.run(Main.java:7), app.Main, run, Main.java, 7",
    "app.Main$$Lambda/0x00ab.run(Main.java:7), app.Main$$Lambda/0x00ab, run, Main.java, 7",
    "app.Main.<init>(Main.java:7), app.Main, <init>, Main.java, 7",
    "no frame at all, '', no frame at all, '', 0",
    "app.Main.run(Main.java:99999999999), app.Main, run, Main.java:99999999999, 0",
  })
  void framesAreRead(String text, String className, String method, String file, int line) {
    assertThat(Frame.parse(text)).isEqualTo(new Frame(className, method, file, line));
  }
}
