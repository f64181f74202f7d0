package dev.dure.race.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each target under the agent on this JVM's JDK: what its comments expect is reported, and nothing
 * else. Needs the agent's jar. {@code -Ddure.targets.runs=N} runs each N times, all but the first
 * perturbed.
 */
class TargetsTest {

  private static final int RUNS = Integer.getInteger("dure.targets.runs", 1);

  /** Two JVMs at a time. */
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  @TempDir static Path classes;

  @AfterAll
  static void stop() {
    POOL.shutdownNow();
  }

  @TestFactory
  List<DynamicTest> verdicts() throws IOException {
    Targets targets = Targets.prepare(Path.of("").toAbsolutePath(), classes);
    assertThat(targets.all()).hasSizeGreaterThan(100);
    List<DynamicTest> tests = new ArrayList<>();
    for (Target target : targets.all()) {
      tests.add(verdict(targets, target));
    }
    return tests;
  }

  private static DynamicTest verdict(Targets targets, Target target) {
    if (target.jdk() > Runtime.version().feature()) {
      return DynamicTest.dynamicTest(
          target.name(), () -> assumeTrue(false, "needs JDK " + target.jdk()));
    }
    if (!target.limit().isEmpty()) {
      return DynamicTest.dynamicTest(
          target.name(), () -> assumeTrue(false, "known limit: " + target.limit()));
    }
    Future<List<String>> problems =
        POOL.submit(
            () -> {
              List<String> all = new ArrayList<>();
              for (int run = 0; run < RUNS && all.isEmpty(); run++) {
                all.addAll(TargetRun.problems(targets, target, run));
              }
              return all;
            });
    return DynamicTest.dynamicTest(
        target.name(), () -> assertThat(problems.get()).as(target.name()).isEmpty());
  }
}
