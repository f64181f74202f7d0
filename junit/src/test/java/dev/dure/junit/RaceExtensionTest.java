package dev.dure.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The annotations, on tests that run in JVMs of their own, with and without the agent. */
class RaceExtensionTest {

  private static final String FINDING = "data race on Counter.total of dev.dure.junit.subjects.";

  @TempDir private Path directory = Path.of("");

  private static Class<?> subject(String name) throws ClassNotFoundException {
    return Class.forName("dev.dure.junit.subjects." + name);
  }

  @ParameterizedTest(name = "JUnit {0}")
  @ValueSource(ints = {5, 6})
  void eachTestFailsByWhatIsFoundInIt(int junit) throws Exception {
    TestRun run =
        TestRun.of(
            junit,
            directory,
            List.of(TestRun.agent(directory)),
            subject("CheckedSubject"),
            subject("MethodSubject"));
    assertThat(run.failures()).as("%s", run.console()).hasSize(22);
    run.failures()
        .forEach(
            (test, failure) -> {
              if (test.contains("fails")) {
                assertThat(failure).as(test).isNotEmpty();
              } else {
                assertThat(failure).as(test).isEmpty();
              }
            });
    for (String test :
        List.of(
            "failsByARace()",
            "failsByTheSameRace()",
            "failsByItself()",
            "fails with 1",
            "fails with 2",
            "fails 1",
            "fails 2",
            "fails dynamically",
            "fails dynamically by itself",
            "failsInAnExecutor()",
            "failsUnderStress()",
            "failsNested()",
            "failsChecked()")) {
      assertThat(run.failures().get(test))
          .as(test)
          .contains(FINDING)
          .contains(" by ", "  earlier ", "started by thread", "  Why: ", "  Do:  ")
          .contains("at dev.dure.junit.subjects.Counter.addPlain(Counter.java:")
          .doesNotContain("      at org.junit."); // in the message; the stack trace has a tab
    }
    for (String test : List.of("failsByItself()", "fails dynamically by itself")) {
      assertThat(run.failures().get(test))
          .as(test)
          .contains("AssertionFailedError: its own failure")
          .containsSubsequence("its own failure", "Suppressed: dev.dure.junit.RaceFoundError: ");
    }
    assertThat(run.failures().get("failsByAnUnknownKind()"))
        .contains("there is no kind of findings \"no-such-kind\"; there are [");
    assertThat(run.failures().get("failsSinceNothingIsFound()"))
        .contains("was expected to find something, and did not");
    // What a test has failed by is in the report of the JVM as well, once.
    assertThat(Files.readString(directory.resolve("findings")))
        .containsOnlyOnce("dure: data race on Counter.total of ");
  }

  @Test
  void ofTestsAtTheSameTimeOnlyTheRacyOneFails() throws Exception {
    TestRun run =
        TestRun.of(
            6,
            directory,
            List.of(
                TestRun.agent(directory),
                "-Djunit.jupiter.execution.parallel.enabled=true",
                "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
                "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=2"),
            subject("ParallelSubject"));
    assertThat(run.failures()).as("%s", run.console()).containsOnlyKeys("fails()", "passes()");
    assertThat(run.failures().get("fails()")).contains(FINDING);
    assertThat(run.failures().get("passes()")).isEmpty();
  }

  @Test
  void whatIsFoundBeforeTheFirstTestFailsTheClass() throws Exception {
    TestRun run =
        TestRun.of(6, directory, List.of(TestRun.agent(directory)), subject("ClassSubject"));
    assertThat(run.console())
        .contains("1 containers failed", "1 tests successful", FINDING)
        .contains("at dev.dure.junit.subjects.ClassSubject.prepare(");
  }

  @Test
  void withoutTheAgentATestSaysSoAndDoesNotPass() throws Exception {
    TestRun run = TestRun.of(5, directory, List.of(), subject("MethodSubject"));
    assertThat(run.failures().get("passesUnchecked()")).as("%s", run.console()).isEmpty();
    assertThat(run.failures().get("failsChecked()"))
        .contains("The race checker's agent is not in this JVM")
        .contains("dure-maven-plugin", "-javaagent:dure-race.jar", "dure.skip=true");
  }

  @Test
  void withoutTheAgentTestsRunUncheckedIfThatIsWanted() throws Exception {
    TestRun run = TestRun.of(6, directory, List.of("-Ddure.skip=true"), subject("MethodSubject"));
    assertThat(run.failures()).as("%s", run.console()).hasSize(2);
    assertThat(run.failures().values()).allMatch(String::isEmpty);
  }
}
