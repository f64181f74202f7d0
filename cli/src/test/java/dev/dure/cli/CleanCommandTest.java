package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dure.memory.MemorySpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code dure clean}: what nobody uses goes, and nothing else. */
class CleanCommandTest extends SegmentPrograms {

  private Path file(String name) {
    return directory().resolve(name);
  }

  @Test
  void removesWhatNobodyUsesAndNothingElse() throws Exception {
    live("used");
    Process killed = live("left", "held");
    killed.destroyForcibly();
    killed.waitFor();
    Files.writeString(file("garbage"), "x".repeat(5000));
    Execution dry = dure("clean", "--dry-run");
    assertThat(dry.code()).isZero();
    assertThat(dry.out())
        .contains("segment left (1,048,576 bytes): would remove\n")
        .contains("segment used (1,048,576 bytes): in use\n")
        .contains("segment garbage (5,000 bytes): left alone: ")
        .contains("Would remove: 1,048,576 bytes; segments: 1, directories: ");
    assertThat(file("left")).exists();
    Execution clean = dure("clean");
    assertThat(clean.code()).isZero();
    assertThat(clean.out())
        .contains("segment left (1,048,576 bytes): removed\n")
        .contains("segment used (1,048,576 bytes): in use\n")
        .contains("Removed: 1,048,576 bytes; segments: 1, directories: ");
    assertThat(file("left")).doesNotExist();
    assertThat(file("used")).exists();
    assertThat(file("garbage")).exists();
    MemorySpace.open("used").close();
  }

  @Test
  void jsonSaysWhatWasDone() throws Exception {
    live("used");
    MemorySpace.create("left", MemorySpace.MIN_BYTES).close();
    JsonNode dry = json("clean", "--dry-run");
    assertThat(dry.get("dryRun").booleanValue()).isTrue();
    assertThat(dry.get("removedBytes").longValue()).isEqualTo(MemorySpace.MIN_BYTES);
    assertThat(find(dry.get("segments"), "name", "left").get("verdict").textValue())
        .isEqualTo("would remove");
    JsonNode clean = json("clean");
    assertThat(find(clean.get("segments"), "name", "left").get("verdict").textValue())
        .isEqualTo("removed");
    assertThat(find(clean.get("segments"), "name", "used").get("verdict").textValue())
        .isEqualTo("in use");
    assertThat(file("left")).doesNotExist();
    assertThat(json("clean").get("removedBytes").longValue()).isZero();
  }

  @Test
  void onlyTheSegmentsThatAreNamed() {
    MemorySpace.create("one", MemorySpace.MIN_BYTES).close();
    MemorySpace.create("two", MemorySpace.MIN_BYTES).close();
    assertThat(dure("clean", "two").out()).startsWith("segment two (65,536 bytes): removed\n");
    assertThat(file("one")).exists();
    assertThat(file("two")).doesNotExist();
    Execution missing = dure("clean", "two", "one");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).startsWith("dure clean: There is no segment \"two\"");
    assertThat(file("one")).as("nothing is done if a name is wrong").exists();
  }

  @Test
  void removesDirectoriesOfKilledPrograms() throws Exception {
    Path base = Path.of(System.getProperty("java.io.tmpdir"));
    String random = UUID.randomUUID().toString().replace("-", "");
    Path stale = Files.createDirectory(base.resolve("dure-" + random));
    try {
      Files.createFile(stale.resolve("control.args")); // as that of a worker that was starting
      assertThat(dure("clean").out()).doesNotContain(stale.toString()); // young
      Files.setLastModifiedTime(stale, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
      assertThat(dure("clean", "--dry-run").out())
          .contains("directory " + stale + ": would remove\n");
      assertThat(stale).exists();
      assertThat(dure("clean").out()).contains("directory " + stale + ": removed\n");
      assertThat(stale).doesNotExist();
    } finally {
      Files.deleteIfExists(stale.resolve("control.args"));
      Files.deleteIfExists(stale);
    }
  }
}
