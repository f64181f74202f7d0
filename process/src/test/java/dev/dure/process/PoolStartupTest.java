package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cache by which workers start faster: behaviour 24. In a JVM of its own, since it needs a
 * class path of jars.
 */
@Timeout(600)
class PoolStartupTest {

  @TempDir Path directory;
  private @Nullable Process program;

  @AfterEach
  void end() {
    if (program != null) {
      program.destroyForcibly();
    }
  }

  private List<String> said() throws Exception {
    Process started = StartupProgram.start(directory);
    program = started;
    assertThat(started.waitFor()).isZero();
    return Files.readAllLines(directory.resolve("said"));
  }

  @Test
  @DisplayName(
      "24: workers have a cache as soon as there is one that can be trusted, and start without")
  void cache() throws Exception {
    assertThat(said())
        .containsExactly(
            "first: without",
            "made for this user: rw-------",
            "second: with",
            "confined: with",
            "changed by somebody: started",
            "writable for all: without",
            "cut: started",
            "empty: without",
            "two at once: true true 1");
  }

  @Test
  @DisplayName("24: where there can be no cache, that is said, and workers start as ever")
  void unsupported() throws Exception {
    assertThat(StartupCache.unsupported(List.of("java", "-cp", directory.toString())))
        .contains("is a directory");
    assertThat(StartupCache.unsupported(List.of("java", "-javaagent:a.jar")))
        .contains("-javaagent:");
    PoolOptions options =
        PoolOptions.workers(1).withWorkers(PoolTasks.QUIET).withStartupCache(directory);
    try (ProcessPool pool = ProcessPool.create(options)) {
      assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
    }
  }
}
