package dev.dure.race.report;

import static dev.dure.race.report.Sides.at;
import static dev.dure.race.report.Sides.read;
import static dev.dure.race.report.Sides.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

  private static final String FIELD = "Counter.total of app.Counter@1f";

  private static String text(String location, Side one, Side other) {
    return Fingerprint.text(Finding.of(location, one, other));
  }

  @Test
  void itIsKindLocationAndTheTwoMethodsInOneOrder() {
    Side read = read(at("app.Counter", "get", 10));
    Side write = write(at("app.Counter", "add", 20));
    String text = text(FIELD, read, write);
    assertThat(text)
        .isEqualTo("data-race | Counter.total of app.Counter | app.Counter.add | app.Counter.get");
    assertThat(text(FIELD, write, read)).isEqualTo(text);
    assertThat(Fingerprint.of(text)).isEqualTo("a67f6ef2a929f7bc");
  }

  @Test
  void itSurvivesMovedLinesOtherObjectsAndOtherCallers() {
    String text = text(FIELD, read(at("app.C", "get", 10)), write(at("app.C", "add", 20)));
    assertThat(
            text(
                "Counter.total of app.Counter@abcd",
                read(at("app.C", "get", 1010)),
                write(at("app.C", "add", 3))))
        .isEqualTo(text);
    Side elsewhere =
        new Side(
            true,
            "t",
            "t",
            null,
            List.of(),
            List.of(),
            List.of(at("app.C", "add", 20), at("app.Other", "caller", 99)));
    assertThat(text(FIELD, read(at("app.C", "get", 10)), elsewhere)).isEqualTo(text);
  }

  @Test
  void itSurvivesAnotherLambdaBeforeIt() {
    assertThat(
            text(
                "Main$1.f of app.Main$1@2",
                read(at("app.Main", "lambda$main$0", 1)),
                write(at("app.Main$1", "run", 2))))
        .isEqualTo("data-race | Main$*.f of app.Main$* | app.Main$*.run | app.Main.lambda$main$*");
  }

  @Test
  void itDiffersWhereTheFindingDoes() {
    Side get = read(at("app.C", "get", 10));
    Side add = write(at("app.C", "add", 20));
    assertThat(
            List.of(
                text(FIELD, get, add),
                text(FIELD, get, get),
                text(FIELD, add, add),
                text("Counter.max of app.Counter@1f", get, add),
                text("Counter.total of app.Sub@1f", get, add),
                text(FIELD, read(at("app.D", "get", 10)), add)))
        .doesNotHaveDuplicates();
    assertThat(Fingerprint.text(violation(FIELD))).startsWith("atomicity-violation | ");
  }

  private static Finding violation(String location) {
    Side look = read(at("app.C", "get", 10));
    return new Finding(
        FindingKind.ATOMICITY_VIOLATION,
        location,
        List.of(look, look, look),
        StepPattern.LOST_UPDATE,
        Finding.Certainty.POSSIBLE,
        "");
  }

  @Test
  void anArrayHasNeitherSizeNorFirstUse() {
    Side get = read(at("app.C", "get", 10));
    assertThat(text("int[100][7] first used at app.Grid.fill(Grid.java:12)", get, get))
        .isEqualTo("data-race | int[][] | app.C.get | app.C.get");
  }

  @ParameterizedTest
  @CsvSource({
    "app.Main.lambda$main$0, app.Main.lambda$main$*",
    "app.Main.access$000, app.Main.access$*",
    "app.Main$1.run, app.Main$*.run",
    "app.Main$12Local.run, app.Main$*Local.run",
    "app.Main$Inner2.run3, app.Main$Inner2.run3",
    "app.Main$$Lambda$14/0x0000000800c03000.run, app.Main$$Lambda$*/*.run",
    "app.Main$$Lambda/0x00007f.run, app.Main$$Lambda/*.run",
    "jdk.proxy2.$Proxy12.get, jdk.proxy2.$Proxy*.get",
    "app.Svc$$SpringCGLIB$$0.get, app.Svc$$SpringCGLIB$$*.get",
    "app.Svc$$EnhancerBySpringCGLIB$$4f3a1b.get, app.Svc$$EnhancerBySpringCGLIB$$*.get",
    "app.Svc$ByteBuddy$aB3kd9F.get, app.Svc$ByteBuddy$*.get",
    "app.Svc$MockitoMock$1839201.get, app.Svc$MockitoMock$*.get",
    "app.MainKt.main$lambda$3, app.MainKt.main$lambda$*",
    "$, $",
    "a$/, a$/",
  })
  void numbersThatNobodyChoseAreLeftOut(String names, String stable) {
    assertThat(Fingerprint.stable(names)).isEqualTo(stable);
  }

  @Test
  void aHostileNameIsOneLineOfHarmlessCharacters() {
    Side evil = read(at("a|b\\c\n\u202e\u001b[2J<Größe>", "m", 1));
    assertThat(text("x\r\u2028y", evil, evil).codePoints())
        .allMatch(c -> (c >= ' ' && c < 0x7f) || Character.isLetter(c));
    assertThat(text("x", evil, evil))
        .contains("| a\\u007cb\\u005cc\\u000a\\u202e\\u001b[2J<Größe>.m |");
  }
}
