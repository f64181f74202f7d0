package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.cli.report.Finding;
import dev.dure.cli.report.Run;
import dev.dure.race.AgentOptions;
import dev.dure.race.report.Baseline;
import dev.dure.race.report.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run of a command that writes journals, as JVMs with the agent do. */
@Timeout(120)
class CheckRunTest {

  @TempDir private Path directory = Path.of("");

  private final StringWriter text = new StringWriter();

  private CheckRun run(String script, int code) throws Exception {
    CheckRun run = new CheckRun(directory, new PrintWriter(text));
    Process process =
        new ProcessBuilder("sh", "-c", script).directory(directory.toFile()).inheritIO().start();
    assertThat(run.run(process)).isEqualTo(code);
    return run;
  }

  private String summary(CheckRun run, Suppressions suppressions) {
    StringWriter err = new StringWriter();
    run.sumUp(suppressions, new PrintWriter(err));
    return err.toString();
  }

  @Test
  void whatSeveralJvmsFindIsToldOnce() throws Exception {
    CheckRun run =
        run(
            """
            printf 'jvm\\t1\\t"app.Main"\\n' >1.journal
            printf 'finding\\t"data-race | a"\\t"f a"\\t"race on a\\\\n"\\t{"n": 1}\\n' >>1.journal
            printf 'jvm\\t2\\t"app.Worker"\\n' >2.journal
            printf 'finding\\t"data-race | a"\\t"f a"\\t"race on a\\\\n"\\t{"n": 2}\\n' >>2.journal
            printf 'finding\\t"data-race | b"\\t"f b"\\t"race on b\\\\n"\\t{"n": 3}\\nfinding\\t"c"\\tkilled her' >>2.journal
            echo nothing >other
            exit 3
            """,
            3);
    assertThat(run.found()).isEqualTo(2);
    assertThat(run.json())
        .isEqualTo("{\"findings\": [\n  {\"n\": 1},\n  {\"n\": 3}\n], \"suppressed\": 0}\n");
    assertThat(text.toString())
        .contains("race on a\n", "dure: in process 2: app.Worker\nrace on b\n");
    assertThat(summary(run, Suppressions.NONE))
        .isEqualToNormalizingNewlines("dure: 2 data races found\n");
  }

  @Test
  void findingsAreToldWhileTheCommandRuns() throws Exception {
    CheckRun run = new CheckRun(directory, new PrintWriter(text));
    String script =
        "printf 'finding\\t\"a\"\\t\"f\"\\t\"race\"\\t{}\\n"
            + "' >1.journal; until [ -e told ]; do sleep 0.01; done";
    Process process =
        new ProcessBuilder("sh", "-c", script).directory(directory.toFile()).inheritIO().start();
    Thread teller =
        Thread.startVirtualThread(
            () -> {
              try {
                while (text.toString().isEmpty()) {
                  Thread.sleep(5);
                }
                Files.createFile(directory.resolve("told"));
              } catch (IOException | InterruptedException e) {
                process.destroy();
              }
            });
    assertThat(run.run(process)).isZero();
    teller.join();
  }

  @Test
  void aRunWithoutAJvmIsNotCalledClean() throws Exception {
    assertThat(summary(run("true", 0), Suppressions.NONE))
        .isEqualToNormalizingNewlines(
            "dure: nothing was checked: the command has started no JVM with the checker\n");
  }

  @Test
  void suppressionsThatDidNothingAreNamed() throws Exception {
    Path file = directory.resolve("s");
    Files.writeString(file, "A.* | one\nB.* | two\n");
    CheckRun run =
        run(
            "printf 'jvm\\t1\\t\"\"\\n"
                + "suppressed\\t2\\t\"k\"\\n"
                + "suppressed\\t2\\t\"k\"\\n"
                + "' >1.journal",
            0);
    assertThat(summary(run, Suppressions.read(List.of(file))))
        .isEqualToNormalizingNewlines(
            """
            dure: nothing was suppressed by line 1: A.*
            dure: 1 finding suppressed
            dure: no data race found
            """);
  }

  @Test
  void whatIsKnownIsNotTold() throws Exception {
    Path file = directory.resolve("known");
    Baseline.NONE.write(file, List.of("f a", "f gone"));
    CheckRun run = new CheckRun(directory, new PrintWriter(text), Baseline.read(file));
    String script =
        """
        printf 'jvm\\t1\\t""\\n' >1.journal
        printf 'finding\\t"data-race | a"\\t"f a"\\t"race on a"\\t{"n": 1}\\n' >>1.journal
        printf 'finding\\t"data-race | b"\\t"f b\\\\u000a"\\t"race on b"\\t{"n": 2}\\n' >>1.journal
        """;
    assertThat(
            run.run(new ProcessBuilder("sh", "-c", script).directory(directory.toFile()).start()))
        .isZero();
    assertThat(text).hasToString("race on b");
    assertThat(run.found()).isEqualTo(1);
    assertThat(run.fingerprints()).containsExactly("f a", "f b\\u000a");
    assertThat(run.json())
        .contains("{\"n\": 1, \"baseline\": \"known\"}", "{\"n\": 2, \"baseline\": \"new\"}");
    assertThat(summary(run, Suppressions.NONE))
        .isEqualToNormalizingNewlines(
            """
            dure: not found this time, though in the baseline, line 5: f gone
            dure: 1 finding is known
            dure: 1 new finding
            """);
    Run report = run.report("1");
    assertThat(report.hasBaseline()).isTrue();
    assertThat(report.findings()).extracting(Finding::isKnown).containsExactly(true, false);
  }

  @Test
  void thePrivateDirectoryIsPrivateAndGone() throws IOException {
    Path path;
    try (PrivateDirectory made = PrivateDirectory.create()) {
      path = made.path();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      Files.createFile(path.resolve("1.journal"));
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    CheckedCommand missing = new CheckedCommand(List.of("no-such-program-here"), null, true);
    assertThatThrownBy(() -> missing.start(Path.of("/x.jar"), new AgentOptions()))
        .isInstanceOf(CheckedCommand.NotStartedException.class)
        .hasMessage("'no-such-program-here' cannot be started: No such file or directory");
    CheckedCommand text = new CheckedCommand(List.of("/etc/passwd"), null, true);
    assertThatThrownBy(() -> text.start(Path.of("/x.jar"), new AgentOptions()))
        .hasMessage("'/etc/passwd' cannot be started: Permission denied");
  }
}
