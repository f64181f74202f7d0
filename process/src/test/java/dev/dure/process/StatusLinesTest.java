package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 25: a progress bar and log lines on one terminal. */
@DisplayName("25: lines that are drawn again")
class StatusLinesTest {

  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final StatusLines lines = new StatusLines(terminal, StandardCharsets.UTF_8);
  private final OutputStream log = lines.output();

  private String written() {
    String text = terminal.toString(StandardCharsets.UTF_8);
    terminal.reset();
    return text;
  }

  private void log(String text) throws IOException {
    log.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("are replaced, and leave an ordinary line")
  void replaced() {
    lines.set("a", "one");
    assertThat(written()).isEqualTo("one");
    lines.set("a", "two");
    assertThat(written()).isEqualTo(ERASE + "two");
    lines.end("a", "done");
    assertThat(written()).isEqualTo(ERASE + "done\n");
  }

  @Test
  @DisplayName("let log lines pass above them")
  void logLines() throws Exception {
    log("before\n");
    assertThat(written()).isEqualTo("before\n");
    lines.set("a", "bar");
    written();
    log("line\n");
    assertThat(written()).isEqualTo(ERASE + "line\nbar");
  }

  @Test
  @DisplayName("wait for the end of a line that has none yet")
  void halfLines() throws Exception {
    lines.set("a", "bar");
    written();
    log("half");
    assertThat(written()).isEqualTo(ERASE + "half");
    lines.set("a", "later");
    assertThat(written()).isEmpty();
    log(" whole\n");
    assertThat(written()).isEqualTo(" whole\nlater");
    log("half");
    written();
    lines.end("a", "done");
    assertThat(written()).isEqualTo("\ndone\n");
  }

  @Test
  @DisplayName("of several pools stand below each other")
  void several() throws Exception {
    lines.set("a", "A");
    lines.set("b", "B");
    assertThat(written()).isEqualTo("A" + ERASE + "A\nB");
    log("x\n");
    assertThat(written()).isEqualTo(ERASE + "\u001b[A" + ERASE + "x\nA\nB");
    lines.end("a", "done");
    assertThat(written()).isEqualTo(ERASE + "\u001b[A" + ERASE + "done\nB");
    lines.end("b", "done too");
    assertThat(written()).isEqualTo(ERASE + "done too\n");
    log("y\n");
    assertThat(written()).isEqualTo("y\n");
  }

  @Test
  @DisplayName("have blocks only where the charset has them")
  void charsets() {
    assertThat(lines.canWrite(ProgressText.BLOCKS)).isTrue();
    assertThat(new StatusLines(terminal, StandardCharsets.ISO_8859_1).canWrite(ProgressText.BLOCKS))
        .isFalse();
  }
}
