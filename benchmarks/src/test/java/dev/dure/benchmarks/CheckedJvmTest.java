package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dure.benchmarks.programs.EmptyProgram;
import dev.dure.benchmarks.programs.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the agent that the build has made, if it has. */
@Timeout(120)
class CheckedJvmTest {

  private static final Path TARGET = Path.of("..", "race", "target");

  @TempDir Path reports;

  private static Optional<Path> agent() throws IOException {
    if (!Files.isDirectory(TARGET)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.getFileName().toString().matches("dure-race-.*\\.jar"))
          .findFirst();
    }
  }

  @Test
  void aKernelGivesTheSameWithTheAgent() throws Exception {
    Optional<Path> agent = agent();
    assumeTrue(agent.isPresent(), "the agent is not built: ./mvnw package -pl race -am");
    Trial trial = CheckerTrials.ofKernel(Kernels.WORD_COUNT, CheckerSettings.parse("--quick"));

    trial.round(new CheckedJvm(agent.orElseThrow().toAbsolutePath(), reports));

    assertThat(trial.failure()).isNull();
    assertThat(trial.lastPlain().checksum()).isNotZero();
    assertThat(trial.plain(Outcome::wallNanos).median()).isPositive();
    assertThat(trial.checked(Outcome::lastHeapBytes).median())
        .isGreaterThan(trial.plain(Outcome::lastHeapBytes).median());
    assertThat(trial.races()).isZero();
  }

  @Test
  void aProgramThatFailsIsGivenUpAndSaysWhy() throws Exception {
    Trial trial = new Trial("NONE", "nothing", Kernels.class, List.of(), 0);

    trial.round(new CheckedJvm(Path.of("no-agent.jar"), reports));
    trial.round(new CheckedJvm(Path.of("no-agent.jar"), reports));

    assertThat(trial.failure()).startsWith("it ended with 1, see ");
  }

  @Test
  void withoutTheAgentThereIsNoRatio() throws Exception {
    Trial trial = new Trial("EMPTY", "nothing", EmptyProgram.class, List.of(), 0);

    trial.round(new CheckedJvm(Path.of("no-agent.jar"), reports));

    assertThat(trial.failure()).startsWith("with the agent it ended with 1, see ");
    assertThat(trial.ratios(Outcome::wallNanos)).isEmpty();
  }
}
