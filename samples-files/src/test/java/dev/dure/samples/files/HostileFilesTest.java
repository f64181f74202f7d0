package dev.dure.samples.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dure.process.WorkerCapability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program, started as its users do: in a JVM of its own, with a temporary directory to see. */
@Timeout(400)
class HostileFilesTest {

  private static final int ABORTED = 128 + 6;

  @TempDir private Path directory;

  private record Run(int exitCode, String stdout, String stderr) {}

  private Run start(List<String> jvmOptions, String... arguments) throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    Path stdout = directory.resolve("stdout");
    Path stderr = directory.resolve("stderr");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + temporary));
    command.add("-XX:ErrorFile=" + directory.resolve("hs_err"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile())
            .start();
    try {
      assertThat(process.waitFor(380, TimeUnit.SECONDS)).as("it has ended").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    return new Run(process.exitValue(), text(stdout), text(stderr));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static void assumeSandbox() {
    WorkerCapability.SANDBOX.missing().ifPresent(why -> assumeTrue(false, why));
  }

  /**
   * The deadline is for one file alone, which waits and uses no processor; all others have to be
   * done before, on whatever machine.
   */
  @Test
  void eachFileEndsAsItHasToAndNothingIsLeft() throws Exception {
    assumeSandbox();
    Run run = start(List.of(), "--json", "--workers", "3", "--deadline", "60");
    JsonNode report = new JsonMapper().readTree(run.stdout());

    assertThat(report.path("unexpected")).as(run.stdout() + run.stderr()).isEmpty();
    assertThat(run.exitCode()).as(run.stderr()).isZero();
    List<String> endings = new ArrayList<>();
    report.path("files").forEach(file -> endings.add(ending(file)));
    assertThat(endings).containsExactlyInAnyOrder(ENDINGS);

    assertThat(report.path("traps"))
        .isEqualTo(
            new JsonMapper()
                .readTree("{\"secrets\":0,\"connections\":0,\"files\":0,\"processes\":0}"));
    assertThat(run.stdout()).doesNotContain("\u001b");
    assertThat(run.stderr()).doesNotContain("\u001b");
    assertNothingIsLeft();
  }

  private static String ending(JsonNode file) {
    String exception = file.path("exception").asText();
    return file.path("file").asText() + ": " + (exception.isEmpty() ? "parsed" : exception);
  }

  private static final String[] ENDINGS = {
    "city.json: parsed",
    "poem.xml: parsed",
    "photo.png: parsed",
    "photo.jpg: parsed",
    "notes.zip: parsed",
    "notes.tar.gz: parsed",
    "fields.csv: parsed",
    "last.json: parsed",
    "name\u001b[2J\u001b]0;owned\u0007\nthat-is-two-lines.json: parsed",
    "plugin-that-leaves-a-daemon.plugin: parsed",
    "truncated.zip: TaskFailedException",
    "truncated.tar.gz: TaskFailedException",
    "truncated.png: TaskFailedException",
    "truncated.jpg: TaskFailedException",
    "claims-60000-x-60000.png: TaskFailedException",
    "deep.json: TaskFailedException",
    "deep.xml: TaskFailedException",
    "billion-laughs.xml: TaskFailedException",
    "reads-a-secret.xml: TaskFailedException",
    "calls-home.xml: TaskFailedException",
    "plugin-that-writes-here.plugin: TaskFailedException",
    "long-title.json: ResultRefusedException",
    "quadratic-blow-up.xml: HeapExhaustedException",
    "claims-20000-x-20000.png: HeapExhaustedException",
    "plugin-that-fills-the-heap.plugin: HeapExhaustedException",
    "plugin-whose-child-is-greedy.plugin: ResidentMemoryExceededException",
    "bomb-of-4-TiB.zip: CpuTimeExceededException",
    "layers-of-4-TiB.gz: CpuTimeExceededException",
    "backtracks-for-ever.csv: CpuTimeExceededException",
    "plugin-that-loops.plugin: CpuTimeExceededException",
    "pipe-without-an-end.json: DeadlineExceededException",
    "plugin-that-crashes-native-code.plugin: WorkerDiedException",
    "plugin-that-halts-with-0.plugin: WorkerDiedException",
  };

  /** Every process that has to do with the run has its temporary directory on its command line. */
  private void assertNothingIsLeft() throws Exception {
    String mark = directory.toString();
    for (int i = 0; i < 500 && processesWith(mark) > 0; i++) {
      Thread.sleep(20);
    }
    assertThat(processesWith(mark)).isZero();
    try (Stream<Path> left = Files.list(directory.resolve("tmp"))) {
      assertThat(left).isEmpty();
    }
  }

  private static long processesWith(String mark) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(mark))
        .count();
  }

  /** The same files, the same code: with threads in the place of processes. */
  @Test
  void withoutThePoolTheJvmDies() throws Exception {
    Run run = start(List.of(), "--without-pool", "--deadline", "60");
    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(ABORTED);
    assertThat(run.stdout()).contains("SIGSEGV").doesNotContain("last.json");
    assertThat(directory.resolve("hs_err")).isNotEmptyFile();
  }

  @Test
  void aSandboxThatCannotBeHadIsAnErrorAndNothingRuns() throws Exception {
    Run run = start(List.of("-Ddure.bubblewrap=/nowhere/bwrap"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.stdout()).isEmpty();
    assertThat(run.stderr()).contains("/nowhere/bwrap").contains("--no-sandbox");
    assertNothingIsLeft();
  }

  @Test
  void anotherFolderIsParsedWithoutExpectations() throws Exception {
    assumeSandbox();
    Path folder = Files.createDirectory(directory.resolve("mine"));
    Files.writeString(folder.resolve("a.json"), "{\"title\": \"mine\"}");
    Files.writeString(folder.resolve("b.doc"), "?");
    Run run = start(List.of(), "--dir", folder.toString(), "--workers", "1");
    assertThat(run.exitCode()).as(run.stderr()).isZero();
    assertThat(run.stdout())
        .containsPattern("a\\.json +json +parsed .* 1 members, title \"mine\"")
        .containsPattern("b\\.doc +unknown +failed .*no parser for this kind of file")
        .contains("2 files in ", ": 1 parsed, 1 failed, 0 killed.");
  }

  @Test
  void argumentsThatMakeNoSenseAreToldSo() throws Exception {
    Run run = start(List.of(), "--workers", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.stderr()).contains("--workers 0: allowed is 1 to 64.");
  }
}
