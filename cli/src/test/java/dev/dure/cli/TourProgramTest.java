package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dure.samples.Scope;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a user starts it: a JVM of its own, with real workers. */
@Timeout(300)
class TourProgramTest {

  @TempDir private Path directory = Path.of("");

  private Path out = Path.of("");
  private Path err = Path.of("");

  @BeforeEach
  void nameFiles() {
    out = directory.resolve("out");
    err = directory.resolve("err");
  }

  private Process start(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.to(out.toFile()))
        .redirectError(Redirect.to(err.toFile()))
        .start();
  }

  @Test
  void jsonOfTheWholeTourIsAllThatIsOnStdout() throws Exception {
    Process tour = start("tour", "--json", "--workers=3", "--steps=500");
    assertThat(tour.waitFor()).as(() -> read(err)).isZero();
    JsonNode root =
        new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(read(out));
    assertThat(names(root)).containsExactly("lessons");
    List<String> runs = new ArrayList<>();
    for (JsonNode run : root.get("lessons")) {
      assertThat(names(run))
          .containsExactly("lesson", "scope", "variant", "expected", "observed", "seconds");
      String variant = run.get("variant").textValue();
      long expected = run.get("expected").longValue();
      assertThat(expected).isEqualTo(run.get("lesson").intValue() == 3 ? 3000 : 1500);
      assertThat(run.get("observed").longValue())
          .isBetween(variant.equals("mended") ? expected : 1, expected);
      assertThat(run.get("seconds").doubleValue()).isPositive();
      runs.add(run.get("lesson").intValue() + " " + run.get("scope").textValue() + " " + variant);
    }
    assertThat(runs).containsExactlyElementsOf(expectedRuns());
    assertThat(read(err).lines())
        .filteredOn(line -> line.startsWith("["))
        .hasSize(runs.size())
        .allMatch(line -> line.endsWith("..."));
  }

  private static List<String> expectedRuns() {
    List<String> runs = new ArrayList<>();
    for (int lesson = 1; lesson <= 3; lesson++) {
      for (Scope scope : Scope.values()) {
        if (scope.whyAbsent().isEmpty()) {
          runs.add(lesson + " " + scope + " broken");
          runs.add(lesson + " " + scope + " mended");
        }
      }
    }
    return runs;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theTableGoesToAFileWithoutColour() throws Exception {
    Process tour = start("tour", "--scope=threads", "--workers=2", "--steps=100");
    assertThat(tour.waitFor()).as(() -> read(err)).isZero();
    assertThat(read(out))
        .startsWith("workers: 2, steps each: 100")
        .contains("Lesson 1, ", "Lesson 2, ", "Lesson 3, ", "Lesson2Threads.java")
        .doesNotContain("\u001b", "\r\u001b");
    assertThat(read(err)).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "KILL, 137"})
  void aTourThatIsEndedLeavesNothingBehind(String signal, int code) throws Exception {
    Scope.PROCESSES.whyAbsent().ifPresent(why -> assumeTrue(false, why));
    assumeFalse(
        signal.equals("INT") && isInterruptIgnored(),
        "whoever started this build ignores SIGINT, and so do all programs it starts");
    Process tour = start("tour", "--json", "--scope=processes", "--steps=1000000");
    while (tour.isAlive() && tour.children().count() < 10) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    List<ProcessHandle> workers = tour.descendants().toList();
    assertThat(workers).as(() -> read(err)).hasSizeGreaterThanOrEqualTo(10);
    // A segment without a name is gone with the last process that maps it.
    assertThat(mapped(tour.toHandle())).contains("memfd:").doesNotContain("/dev/shm");
    for (ProcessHandle worker : workers) {
      assertThat(mapped(worker)).doesNotContain("/dev/shm");
    }
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(tour.pid())).start();
    assertThat(kill.waitFor()).isZero();
    assertThat(tour.waitFor()).isEqualTo(code);
    for (ProcessHandle worker : workers) {
      worker.onExit().get(60, TimeUnit.SECONDS);
    }
    assertThat(read(out)).isEmpty();
  }

  /** As a shell's background job is: the JVM then leaves SIGINT alone. */
  private static boolean isInterruptIgnored() {
    for (String line : read(Path.of("/proc/self/status")).split("\n", -1)) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 0b10) != 0;
      }
    }
    return false;
  }

  private static String mapped(ProcessHandle process) {
    return read(Path.of("/proc", Long.toString(process.pid()), "maps"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
