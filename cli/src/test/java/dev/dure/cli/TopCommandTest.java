package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dure.SharedLock;
import dev.dure.memory.MemorySpace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dure top}, for so many intervals and no longer. */
class TopCommandTest extends SegmentPrograms {

  @Test
  void aTableForEachInterval() throws Exception {
    Process program = live("jobs", "held");
    Execution top = dure("top", "jobs", "--interval=0.1", "--iterations=2");
    assertThat(top.code()).isZero();
    assertThat(top.out()).doesNotContain("\u001b");
    List<String> lines = top.out().lines().toList();
    assertThat(lines)
        .filteredOn(line -> line.startsWith("SEGMENT "))
        .hasSize(2)
        .allMatch(
            line -> line.matches("SEGMENT +OBJECT +KIND +WAITING +HELD +HOLDER +GRANTS/S +DEPTH"));
    assertThat(lines)
        .filteredOn(line -> line.matches("jobs +held .*"))
        .hasSize(2)
        .allMatch(
            line ->
                line.matches("jobs +held +lock +0\\.0% +100\\.0% +" + program.pid() + " +0 +-"));
    assertThat(lines).anyMatch(line -> line.matches("jobs +queue +queue .* - +0 +3 3\\.0 3"));
    assertThat(lines).anyMatch(line -> line.matches("jobs +permits +semaphore .* - +- +3 3\\.0 3"));
  }

  @Test
  void theContendedOnesComeFirst() throws Exception {
    live("jobs", "held");
    try (MemorySpace space = MemorySpace.open("jobs")) {
      SharedLock held = space.lock("held");
      Thread waiter = Thread.ofPlatform().start(() -> waitFor(held));
      try {
        JsonNode first = null;
        while (first == null || first.get("waiting").doubleValue() < 1) {
          JsonNode top = json("top", "jobs", "--interval=0.1", "--iterations=1");
          assertThat(top.get("time").textValue()).endsWith("Z");
          first = top.get("objects").get(0);
        }
        assertThat(first.get("segment").textValue()).isEqualTo("jobs");
        assertThat(first.get("object").textValue()).isEqualTo("held");
        assertThat(first.get("kind").textValue()).isEqualTo("lock");
        assertThat(first.get("held").doubleValue()).isEqualTo(1);
        assertThat(first.get("samples").longValue()).isPositive();
        assertThat(first.get("holder").get("alive").booleanValue()).isTrue();
      } finally {
        waiter.interrupt();
        waiter.join();
      }
    }
  }

  private static void waitFor(SharedLock lock) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      // That is how the test ends it.
    }
  }

  @Test
  void jsonIsOneObjectPerLine() throws Exception {
    live("jobs");
    Execution top = dure("top", "--json", "--interval=0.1", "--iterations=3");
    List<String> lines = top.out().lines().toList();
    assertThat(lines).hasSize(3);
    for (String line : lines) {
      assertThat(find(parse(line).get("objects"), "segment", "jobs")).isNotNull();
    }
  }

  @Test
  void rowsAreLimited() throws Exception {
    live("jobs");
    assertThat(dure("top", "jobs", "--interval=0.1", "--iterations=1", "--rows=2").out().lines())
        .hasSize(4)
        .last()
        .asString()
        .isEqualTo("… 4 more; see --rows.");
  }

  @Test
  void aSegmentThatIsNotThereIsNamed() {
    Execution top = dure("top", "nix");
    assertThat(top.code()).isEqualTo(1);
    assertThat(top.err()).startsWith("dure top: There is no segment \"nix\" of this user.");
  }

  @ParameterizedTest
  @CsvSource({
    "--interval=0, --interval has to be from 0.1 to 3600 seconds; it is 0.0.",
    "--interval=NaN, --interval has to be from 0.1 to 3600 seconds; it is NaN.",
    "--interval=4000, --interval has to be from 0.1 to 3600 seconds; it is 4000.0.",
    "--iterations=-1, --iterations has to be at least 0; it is -1.",
    "--rows=0, --rows has to be at least 1; it is 0."
  })
  void badOptionsAreNamed(String option, String message) {
    Execution top = dure("top", option);
    assertThat(top.code()).isEqualTo(2);
    assertThat(top.out()).isEmpty();
    assertThat(top.err()).contains(message, "Try 'dure top --help'.");
  }
}
