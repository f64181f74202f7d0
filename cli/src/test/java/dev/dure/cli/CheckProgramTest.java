package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dure.race.report.Baseline;
import dev.dure.samples.RunLesson;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dure check} as a user starts it, with the real agent in the JVMs of a real program. */
@Timeout(300)
class CheckProgramTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path directory = Path.of("");

  private Path out = Path.of("");
  private Path err = Path.of("");

  @BeforeEach
  void prepare() {
    String agent = System.getProperty("dure.race.agent", "");
    assumeTrue(
        !agent.isEmpty() && Files.exists(Path.of(agent)),
        "the agent's jar is not built: it comes with package");
    out = directory.resolve("out");
    err = directory.resolve("err");
  }

  private Process start(List<String> options, String... program) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("check"));
    arguments.addAll(options);
    arguments.addAll(
        List.of("--", JAVA.toString(), "-cp", classesOfTests(), RacyProgram.class.getName()));
    arguments.addAll(Arrays.asList(program));
    return startDure(arguments);
  }

  private Process startDure(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + directory,
                "-Ddure.race.agent=" + System.getProperty("dure.race.agent"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.to(out.toFile()))
        .redirectError(Redirect.to(err.toFile()))
        .start();
  }

  private static String classesOfTests() {
    return Path.of(RacyProgram.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  private void run(int code, List<String> options, String... program) throws Exception {
    assertThat(start(options, program).waitFor()).as(() -> read(err)).isEqualTo(code);
    try (var left = Files.list(directory)) {
      assertThat(left).noneMatch(it -> it.getFileName().toString().startsWith("dure-check"));
    }
  }

  @Test
  void aRaceIsToldWithBothSidesAndThePattern() throws Exception {
    run(66, List.of("--no-children"), "race", "3");
    assertThat(read(err))
        .startsWith("==================\ndure: data race on RacyProgram.total (lost update)\n")
        .contains("\"racer-1\"", "\"racer-2\"", "started by thread \"main\"")
        .contains("RacyProgram.lambda$main$0(RacyProgram.java:", "[CWE-362]")
        .endsWith("dure: 1 data race found\n");
    assertThat(read(out)).isEmpty();
  }

  @Test
  void aCleanProgramKeepsItsExitCodeAndItsStderr() throws Exception {
    run(5, List.of("--no-children"), "clean", "5");
    assertThat(read(err)).isEqualTo("dure: no data race found\n");
  }

  @Test
  void aRaceInAChildIsFoundAndInTheJson() throws Exception {
    Path json = directory.resolve("report.json");
    run(66, List.of("--report", "json=" + json), "child", "0");
    assertThat(read(err)).doesNotContain("=====").endsWith("dure: 1 data race found\n");
    JsonNode report = new ObjectMapper().readTree(read(json));
    assertThat(report.get("findings")).hasSize(1);
    JsonNode finding = report.get("findings").get(0);
    assertThat(finding.get("kind").textValue()).isEqualTo("data-race");
    assertThat(finding.get("pattern").textValue()).isEqualTo("lost-update");
    assertThat(finding.get("accesses")).hasSize(2);
  }

  @Test
  void locksOfDureInBothOrdersAreAPotentialDeadlock() throws Exception {
    List<String> arguments = List.of("check", "--no-children", "--", JAVA.toString(), "-cp");
    List<String> command = new ArrayList<>(arguments);
    command.add(System.getProperty("java.class.path"));
    command.add(LockingProgram.class.getName());
    assertThat(startDure(command).waitFor()).as(() -> read(err)).isEqualTo(66);
    assertThat(read(err))
        .startsWith("==================\ndure: potential deadlock on dev.dure.internal.HeapLock@")
        .contains("LockingProgram.lambda$main$", "dev.dure.SharedLock.withLock", "[CWE-833]")
        .endsWith("dure: 1 finding: 1 potential deadlock\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1, broken, data-race",
    "2, broken, ineffective-lock",
    "3, broken, atomicity-violation",
    "1, mended,",
    "2, mended,",
    "3, mended,"
  })
  void eachLessonIsFoundByItsKind(String lesson, String variant, @Nullable String kind)
      throws Exception {
    Path json = directory.resolve("json");
    List<String> command = new ArrayList<>(List.of("check", "--no-children", "--report"));
    command.addAll(List.of("json=" + json, "--", JAVA.toString(), "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), RunLesson.class.getName()));
    command.addAll(List.of(lesson, variant, "3", "200"));
    assertThat(startDure(command).waitFor()).as(() -> read(err)).isEqualTo(kind == null ? 0 : 66);
    Set<String> kinds = new TreeSet<>();
    new ObjectMapper()
        .readTree(read(json))
        .get("findings")
        .forEach(finding -> kinds.add(finding.get("kind").textValue()));
    assertThat(kinds).isEqualTo(kind == null ? Set.of() : Set.of(kind));
  }

  @Test
  void everyReportOfARealRunIsWritten() throws Exception {
    List<String> options = new ArrayList<>(List.of("--no-children", "--report", "text"));
    for (String format : List.of("json", "sarif", "html", "junit", "markdown")) {
      options.addAll(List.of("--report", format + "=" + directory.resolve(format)));
    }
    run(66, options, "race", "3");
    assertThat(read(err)).contains("data race on RacyProgram.total");
    JsonNode result =
        new ObjectMapper().readTree(read(directory.resolve("sarif"))).at("/runs/0/results/0");
    assertThat(result.get("ruleId").textValue()).isEqualTo("data-race/lost-update");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").textValue())
        .endsWith("src/test/java/dev/dure/cli/RacyProgram.java");
    JsonNode finding =
        new ObjectMapper().readTree(read(directory.resolve("json"))).at("/findings/0");
    String fingerprint = finding.get("fingerprint").textValue();
    assertThat(finding.at("/accesses/0/threadId").isNumber()).isTrue();
    for (String format : List.of("sarif", "html", "junit", "markdown")) {
      assertThat(read(directory.resolve(format))).as(format).contains(fingerprint);
    }
    assertThat(read(directory.resolve("html"))).contains("() -&gt; total++");
  }

  @Test
  void aReportThatCannotBeWrittenIsToldAndTheOthersAreThere() throws Exception {
    Path json = directory.resolve("json");
    run(
        1,
        List.of("--no-children", "--report", "html=/dev/full", "--report", "json=" + json),
        "clean",
        "0");
    assertThat(read(err)).contains("dure: '/dev/full' could not be written: ");
    assertThat(read(json)).startsWith("{\"findings\": []");
  }

  @Test
  void onlyWhatIsNewFails() throws Exception {
    Path known = directory.resolve("known");
    run(7, List.of("--no-children", "--write-baseline", known.toString()), "race", "7");
    assertThat(read(err)).endsWith("dure: " + known + " has 1 entry\n");
    assertThat(Files.readAllLines(known))
        .hasSize(4)
        .last()
        .asString()
        .contains(" data-race | RacyProgram.total | dev.dure.cli.RacyProgram.lambda$main$* | ");
    run(7, List.of("--no-children", "--baseline", known.toString()), "race", "7");
    assertThat(read(err)).isEqualTo("dure: 1 finding is known\ndure: no new findings\n");
    Baseline.NONE.write(known, List.of());
    run(66, List.of("--no-children", "--baseline", known.toString()), "race", "7");
    assertThat(read(err)).startsWith("=====").endsWith("dure: 1 new finding\n");
  }

  @Test
  void whatWasFoundBeforeAHaltIsNotLost() throws Exception {
    run(66, List.of("--no-children"), "halt", "0");
    assertThat(read(err)).endsWith("dure: 1 data race found\n");
  }

  @Test
  void aSuppressedRaceIsNone() throws Exception {
    Path file = Files.writeString(directory.resolve("s"), "RacyProgram.* | of this test\n");
    run(4, List.of("--no-children", "--suppress", file.toString()), "race", "4");
    assertThat(read(err)).isEqualTo("dure: 1 finding suppressed\ndure: no data race found\n");
  }

  @Test
  void aSignalGoesToTheProgramAndTheReportStillComes() throws Exception {
    Process check = start(List.of("--no-children"), "wait", "0");
    while (check.isAlive() && !read(out).contains("waiting")) {
      Thread.sleep(10);
    }
    ProcessHandle program = check.children().findFirst().orElseThrow();
    assertThat(check.toHandle().destroy()).isTrue(); // SIGTERM
    assertThat(check.waitFor()).as(() -> read(err)).isEqualTo(143);
    assertThat(program.isAlive()).isFalse();
    assertThat(read(err)).isEqualTo("dure: no data race found\n");
  }

  @Test
  void theTourShowsWhatIsFoundInBrokenLessonsAndThatMendedOnesAreSilent() throws Exception {
    List<String> tour = List.of("tour", "--json", "--scope=threads", "--workers=2", "--steps=50");
    assertThat(startDure(tour).waitFor()).as(() -> read(err)).isZero();
    List<String> findings = new ArrayList<>();
    for (JsonNode run : new ObjectMapper().readTree(read(out)).get("lessons")) {
      findings.add(
          run.get("lesson").asInt()
              + " "
              + run.get("variant").textValue()
              + " "
              + run.get("findings").asInt());
    }
    assertThat(findings)
        .containsExactly(
            "1 broken 1", "1 mended 0", "2 broken 2", "2 mended 0", "3 broken 2", "3 mended 0");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
