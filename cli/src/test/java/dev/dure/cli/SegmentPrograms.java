package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory of segments for each test, programs that have some, and commands that look. */
@Timeout(300)
abstract class SegmentPrograms {

  @TempDir private Path temporary = Path.of("");

  private final List<Process> programs = new ArrayList<>();

  /** Where segments with a name are. */
  final Path directory() {
    return temporary.resolve("segments");
  }

  @BeforeEach
  final void useOwnDirectory() {
    System.setProperty("dure.directory", directory().toString());
  }

  @AfterEach
  final void endPrograms() throws InterruptedException {
    System.clearProperty("dure.directory");
    for (Process program : programs) {
      program.destroyForcibly();
      program.waitFor();
    }
  }

  /** Starts {@link LiveSegment}, and waits until it has its objects. */
  final Process live(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Ddure.directory=" + directory(),
                "-cp",
                System.getProperty("java.class.path"),
                LiveSegment.class.getName()));
    command.addAll(List.of(args));
    Process program = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    programs.add(program);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("ready");
    return program;
  }

  /** Runs a command on the directory of this test. */
  final Execution dure(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.add("--directory=" + directory());
    return Execution.of(all.toArray(String[]::new));
  }

  /** Runs a command with {@code --json}, all of whose output must be one JSON value. */
  final JsonNode json(String... args) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.add("--json");
    Execution run = dure(all.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return parse(run.out());
  }

  static JsonNode parse(String text) throws IOException {
    assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
    return new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text);
  }

  /** The element of a list whose member has a value. */
  static JsonNode find(JsonNode list, String member, String value) {
    for (JsonNode element : list) {
      if (element.path(member).asText().equals(value)) {
        return element;
      }
    }
    throw new AssertionError("no " + member + " " + value + " in " + list);
  }
}
