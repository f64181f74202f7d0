package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.PoolState;
import dev.dure.process.PoolView.Running;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 25: what a progress bar says. */
@DisplayName("25: the text of a progress bar")
class ProgressTextTest {

  private static PoolState state(long done, long failed) {
    return new PoolState(done + failed, 0, 0, done, failed, 0, 0, 0, 0, 0, 0);
  }

  private static ProgressText text(
      PoolState state, OptionalLong total, double perSecond, Running... running) {
    return new ProgressText("crawl", state, total, perSecond, List.of(running));
  }

  @Test
  @DisplayName("has a bar, counts, rate, time left, failures and what runs")
  void full() {
    ProgressText text =
        text(
            state(450, 50),
            OptionalLong.of(2000),
            12.4,
            new Running("parse", 0.405),
            new Running("index", 0));
    assertThat(text.line(200, true))
        .isEqualTo(
            "crawl  █████░░░░░░░░░░░░░░░  500/2,000  25%  12/s  ETA 2:01  50 failed"
                + "  parse 40%, index");
    assertThat(text.line(200, false)).startsWith("crawl  #####...............  500/2,000  25%");
    assertThat(text.plain()).isEqualTo("crawl: 500/2,000 done, 50 failed, 12/s  ETA 2:01");
    assertThat(text.last(Duration.ofMillis(12_345)))
        .isEqualTo("crawl: 450 done, 50 failed, 0 cancelled in 12.3 s");
  }

  @Test
  @DisplayName("has no bar, share or time left where the total is not known")
  void endless() {
    assertThat(text(state(7, 0), OptionalLong.empty(), 0.5).line(100, true))
        .isEqualTo("crawl  7  0.5/s");
    assertThat(text(state(0, 0), OptionalLong.of(0), 0).line(100, true))
        .isEqualTo("crawl  0/0  0/s");
  }

  @Test
  @DisplayName("does not promise what it cannot know")
  void timeLeft() {
    assertThat(text(state(1, 0), OptionalLong.of(3601), 1).plain()).endsWith("ETA 1:00:00");
    assertThat(text(state(1, 0), OptionalLong.of(100), 0).plain()).doesNotContain("ETA");
    assertThat(text(state(100, 0), OptionalLong.of(100), 5).plain()).doesNotContain("ETA");
    assertThat(text(state(0, 0), OptionalLong.of(Long.MAX_VALUE), 1e-9).plain())
        .endsWith("ETA 99:59:59");
  }

  @Test
  @DisplayName("is never wider than the terminal")
  void width() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      int columns = 1 + random.nextInt(120);
      Running[] running = new Running[random.nextInt(6)];
      for (int j = 0; j < running.length; j++) {
        String name = (random.nextBoolean() ? "ü" : "漢").repeat(random.nextInt(30));
        running[j] = new Running(name, random.nextDouble());
      }
      OptionalLong total =
          random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(100_000));
      String line =
          text(state(random.nextInt(5000), random.nextInt(9)), total, 3.3, running)
              .line(columns, random.nextBoolean());
      assertThat(PlainText.columns(line)).isLessThanOrEqualTo(columns);
    }
  }

  @Test
  @DisplayName("says that more runs than there is room for")
  void more() {
    Running[] many = new Running[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = new Running("task-" + i, 0);
    }
    ProgressText text = text(state(1, 0), OptionalLong.empty(), 1, many);
    assertThat(text.line(50, true)).endsWith(", …").contains("task-0, task-1");
    assertThat(text.line(50, false)).endsWith(", ...");
  }

  @Test
  @DisplayName("has nothing of a name that moves the cursor")
  void hostileNames() {
    assertThat(PlainText.of("a\u001b[2Jb\r\n\u202e\ud800é漢"))
        .isEqualTo("a\\u001b[2Jb\\u000d\\u000a\\u202e\\ud800é漢");
    assertThat(PlainText.cut("漢字", 3)).isEqualTo("漢");
    assertThat(PlainText.cut("abc", 3)).isEqualTo("abc");
  }
}
