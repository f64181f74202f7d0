package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands before the lines that workers write to stderr. */
class PrefixedLinesTest {

  private final AtomicInteger tasks = new AtomicInteger();

  /** Each write that reaches the target. */
  private final List<String> writes = new ArrayList<>();

  private final PrefixedLines lines =
      new PrefixedLines(
          new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int count) {
              writes.add(new String(bytes, from, count, StandardCharsets.UTF_8));
            }
          },
          () -> "[w task-" + tasks.incrementAndGet() + "] ");

  private void write(String text) throws IOException {
    lines.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("18: each line goes out at once, with its own task")
  void linesAreWhole() throws IOException {
    write("one\ntw");
    write("o\nthr");
    assertThat(writes).containsExactly("[w task-1] one\n", "[w task-2] two\n");
    write("ee");
    lines.flush();
    assertThat(writes).last().isEqualTo("[w task-3] three\n");
    lines.flush();
    assertThat(writes).hasSize(3);
  }

  @Test
  void aLineWithoutAnEndDoesNotStay() throws IOException {
    write("x".repeat(20_000));
    assertThat(writes).hasSize(2).allMatch(part -> part.startsWith("[w task-"));
  }
}
