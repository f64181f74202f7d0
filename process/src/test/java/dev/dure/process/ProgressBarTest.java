package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 25, 18: a progress bar, and the log lines of workers, where a program's stderr goes. */
@DisplayName("25: a progress bar")
@Timeout(300)
class ProgressBarTest {

  private static final String LAST = "bar: 31 done, 0 failed, 0 cancelled in ";

  @TempDir Path directory;

  private static List<String> program(String encoding) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Dstderr.encoding=" + encoding,
        "-cp",
        System.getProperty("java.class.path"),
        ProgressProgram.class.getName());
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    File out = directory.resolve("out").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    builder.redirectOutput(out).redirectInput(new File("/dev/null"));
    assertThat(builder.start().waitFor()).isZero();
    return Files.readString(out.toPath());
  }

  @Test
  @DisplayName("writes plain lines where there is no terminal; 18: log lines have worker and task")
  void noTerminal() throws Exception {
    String out = run(program("UTF-8"));
    assertThat(out).doesNotContain("\r", "\u001b");
    List<String> lines = out.lines().toList();
    assertThat(lines).contains("[bar-1 half\\u001b[2J] a line of the worker");
    assertThat(lines.getLast()).startsWith(LAST).endsWith(" s");
  }

  @Test
  @DisplayName("is drawn on a terminal, below log lines, and leaves a last line")
  void terminal() throws Exception {
    assumeThat(new File("/usr/bin/script")).exists();
    List<String> command = new ArrayList<>(List.of("/usr/bin/script", "-qec"));
    StringBuilder line = new StringBuilder("stty cols 100;");
    program("UTF-8").forEach(word -> line.append(" '").append(word).append('\''));
    command.add(line.toString());
    command.add("/dev/null");
    String out = run(command);
    assertThat(out)
        .contains("bar  ░░░░░░░░░░░░░░░░░░░░  0/1  0%")
        .contains("half\\u001b[2J 50%")
        .contains("/31  ")
        .doesNotContain("\u001b[2J");
    List<String> left = screen(out);
    assertThat(left).contains("[bar-1 half\\u001b[2J] a line of the worker");
    assertThat(left.getLast()).startsWith(LAST).endsWith(" s");
    assertThat(left).filteredOn(it -> it.startsWith("bar")).hasSize(1);
  }

  /** What is to be seen in the end, of a terminal that knows what is used here. */
  private static List<String> screen(String written) {
    List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    int row = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (written.startsWith("\r\u001b[K", i)) {
        rows.get(row).setLength(0);
        i += 3;
      } else if (written.startsWith("\u001b[A", i)) {
        row--;
        i += 2;
      } else if (c == '\n') {
        row++;
        if (row == rows.size()) {
          rows.add(new StringBuilder());
        }
      } else if (c != '\r') {
        rows.get(row).append(c);
      }
    }
    return rows.stream().map(StringBuilder::toString).filter(it -> !it.isEmpty()).toList();
  }
}
