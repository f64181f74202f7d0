package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Options are checked when they are given, and never change. */
class WorkerOptionsTest {

  private static final WorkerOptions DEFAULTS = WorkerOptions.defaults();

  @Test
  void everyChangeIsACopyThatKeepsTheRest() {
    WorkerOptions all =
        DEFAULTS
            .withName("n")
            .withJvmArguments("-ea")
            .withJvmArguments("-da:x", "-esa")
            .withEnvironment("A", "1")
            .withEnvironment("B", "2")
            .withEnvironment("A", "3")
            .withMaxHeapBytes(2 << 20)
            .withDirectory(Path.of("rel"))
            .withStdout(Redirect.DISCARD)
            .withStderr(Redirect.appendTo(Path.of("e").toFile()));
    assertThat(all.name()).contains("n");
    assertThat(all.jvmArguments()).containsExactly("-ea", "-da:x", "-esa");
    assertThat(all.environment()).containsOnlyKeys("A", "B").containsEntry("A", "3");
    assertThat(all.maxHeapBytes()).hasValue(2 << 20);
    assertThat(all.directory()).contains(Path.of("rel").toAbsolutePath());
    assertThat(all.stdout()).isEqualTo(Redirect.DISCARD);
    assertThat(all.stderr().type()).isEqualTo(Redirect.Type.APPEND);

    assertThat(DEFAULTS.name()).isEmpty();
    assertThat(DEFAULTS.jvmArguments()).isEmpty();
    assertThat(DEFAULTS.environment()).isEmpty();
    assertThat(DEFAULTS.maxHeapBytes()).isEmpty();
    assertThat(DEFAULTS.directory()).isEmpty();
    assertThat(DEFAULTS.stdout()).isEqualTo(Redirect.INHERIT);
    assertThat(DEFAULTS.stderr()).isEqualTo(Redirect.INHERIT);
  }

  @Test
  void whatIsNotAllowedIsSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DEFAULTS.withJvmArguments("--add-opens", "java.base/java.lang=ALL-UNNAMED"))
        .withMessageStartingWith(
            "\"java.base/java.lang=ALL-UNNAMED\" is no JVM option: options begin with \"-\".");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withJvmArguments("--class-path=x"))
        .withMessageStartingWith("The JVM option \"--class-path=x\" is not allowed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withMaxHeapBytes(1 << 20))
        .withMessage(
            "A heap of 1,048,576 bytes is too small for a JVM; allowed are 2,097,152 and more.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withEnvironment("A=B", ""))
        .withMessageStartingWith("The environment variable \"A=B\" is not allowed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withStdout(Redirect.PIPE))
        .withMessage(
            "stdout cannot be sent to PIPE; allowed are INHERIT, DISCARD, to(file) and appendTo(file).");
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withName(""));
  }
}
