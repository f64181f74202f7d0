package dev.dure.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects that use the plug-in, built by Maven. */
class SampleProjectTest {

  private static final String HEADLINE = "data race on Account.balance (lost update)";

  @TempDir private Path directory = Path.of("");

  @Test
  void fourLinesMakeTheBuildFailWithTheFindingAndTheFixMakesItPass() throws Exception {
    Sample sample = new Sample(directory).add("sample", "");

    Sample.Build without = sample.build("test");
    assertThat(without.exit()).as("%s", without.text()).isZero();
    assertThat(without.text()).contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");

    sample.addPlugin();
    Sample.Build racy = sample.build("test");
    assertThat(racy.exit()).as("%s", racy.text()).isEqualTo(1);
    assertThat(racy.lines())
        .contains("[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0")
        .anyMatch(line -> line.startsWith("[ERROR] data race on Account.balance of app.Account@"))
        .contains("      at app.Account.deposit(Account.java:9)")
        .contains("      at app.Bank.open(Bank.java:13)")
        .contains("      at app.BankTest.moneyArrives(BankTest.java:13)")
        .anyMatch(line -> line.startsWith("  Why: "))
        .anyMatch(line -> line.startsWith("  Do:  "))
        .noneMatch(line -> line.contains("at org.junit.") || line.contains("surefire.booter"))
        .anyMatch(
            line ->
                line.contains("dure-maven-plugin")
                    && line.contains(":check (dure-check-test) on project bank: ")
                    && line.contains("dure: 1 data race found: " + HEADLINE));
    assertThat(sample.directory().resolve("target/dure/races.json"))
        .content()
        .startsWith("{\"findings\": [\n  {\"kind\": \"data-race\", \"pattern\": \"lost-update\"");

    sample.replace("src/main/java/app/Account.java", "fixed/Account.java");
    Sample.Build fixed = sample.build("test");
    assertThat(fixed.exit()).as("%s", fixed.text()).isZero();
    assertThat(fixed.lines()).contains("[INFO] dure: no data race found");
    assertThat(sample.directory().resolve("target/dure/races.json"))
        .hasContent("{\"findings\": [], \"suppressed\": 0}");
  }

  @Test
  void itWorksHoweverAProjectStartsItsTests() throws Exception {
    Sample sample = new Sample(directory).add("ways", "");
    for (String module :
        new String[] {
          "configured",
          "property",
          "forks",
          "modular",
          "annotated",
          "suppressed",
          "known",
          "unchecked"
        }) {
      sample.add("sample/src", module + "/src");
    }
    for (String module : new String[] {"annotated", "unchecked"}) {
      sample.add("ways/annotated/src", module + "/src"); // over the sample's test
    }
    Sample.Build build = sample.build("-fae", "-T2", "test");
    assertThat(build.exit()).as("%s", build.text()).isEqualTo(1);
    for (String module : new String[] {"configured", "property", "forks", "modular"}) {
      assertThat(build.lines())
          .as("%s in %s", module, build.text())
          .anyMatch(
              line ->
                  line.contains(":check (dure-check-test) on project " + module + ": ")
                      && line.contains("dure: 1 data race found: " + HEADLINE));
    }
    assertThat(build.lines())
        .anyMatch(line -> line.matches(".*surefire.*:test .* on project annotated: .*"))
        .contains("dev.dure.junit.RaceFoundError: ")
        .anyMatch(line -> line.startsWith("data race on Account.balance of app.Account@"))
        .anyMatch(line -> line.contains("1 finding suppressed; dure: no data race found"))
        .anyMatch(line -> line.contains("1 finding is known; dure: no data race found"))
        .contains("[INFO] dure: skipped");
    assertThat(build.text())
        .containsPattern("\\[INFO\\] suppressed \\.+ SUCCESS")
        .containsPattern("\\[INFO\\] known \\.+ SUCCESS")
        .containsPattern("\\[INFO\\] unchecked \\.+ SUCCESS");
  }
}
