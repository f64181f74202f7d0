package dev.dure.race.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each target under the agent on this JVM's JDK: what its comments expect is reported, and nothing
 * else. Needs the agent's jar. {@code -Ddure.targets.runs=N} runs each N times, all but the first
 * with pauses. The long run on other JDKs is {@code race/run-targets}.
 */
class TargetsTest {

  private static final int RUNS = Integer.getInteger("dure.targets.runs", 2);

  @TempDir static Path classes;

  @TestFactory
  List<DynamicTest> verdicts() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    Targets targets = Targets.prepare(module, classes);
    assertThat(targets.all()).hasSizeGreaterThan(300);
    List<Target> together =
        targets.all().stream().filter(Target::isRun).filter(t -> !t.isAlone()).toList();
    Map<Target, List<String>> problems = TargetBatch.problems(module, targets, together, 0, RUNS);
    List<DynamicTest> tests = new ArrayList<>();
    for (Target target : targets.all()) {
      tests.add(DynamicTest.dynamicTest(target.name(), () -> check(targets, target, problems)));
    }
    return tests;
  }

  private static void check(
      Targets targets, Target target, Map<Target, List<String>> problemsTogether)
      throws IOException, InterruptedException {
    assumeTrue(target.jdk() <= Runtime.version().feature(), () -> "needs JDK " + target.jdk());
    assumeTrue(target.limit().isEmpty(), () -> "known limit: " + target.limit());
    List<String> problems = problemsTogether.get(target);
    assertThat(problems != null ? problems : TargetRun.problems(targets, target, 0))
        .as(target.name())
        .isEmpty();
  }
}
