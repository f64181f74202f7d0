package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dure.PoolState;
import dev.dure.process.FoundPool;
import dev.dure.process.PoolOptions;
import dev.dure.process.ProcessPool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The pools of {@code dure top}. */
class TopPoolsTest extends SegmentPrograms {

  private static FoundPool pool(String name, long done, Instant updated) {
    return new FoundPool(
        name,
        4711,
        4,
        new PoolState(done + 10, 7, 2, done, 1, 0, 1, 2, 1, 5, 3),
        Instant.EPOCH,
        updated);
  }

  @Test
  void theTableHasARowForEachPool() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    WatchedPools.print(
        List.of(
            new WatchedPools.Row(pool("parsers", 12_345, Instant.EPOCH), 1234.4),
            new WatchedPools.Row(pool("a\u001b[2J", 0, Instant.EPOCH), Double.NaN)),
        out);
    out.flush();
    List<String> lines = text.toString().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1).split(" +"))
        .containsExactly(
            "POOL",
            "PID",
            "WORKERS",
            "RUNNING",
            "QUEUED",
            "DONE",
            "FAILED",
            "TASKS/S",
            "RESTARTS",
            "DEATHS");
    assertThat(lines.get(2).split(" +"))
        .containsExactly("parsers", "4711", "3/4", "2", "7", "12,345", "1", "1,234", "5", "3");
    assertThat(lines.get(3)).startsWith("a\\u001b[2J ").contains(" - ");
  }

  @Test
  void withoutPoolsThereIsNothing() {
    StringWriter text = new StringWriter();
    WatchedPools.print(List.of(), new PrintWriter(text));
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void ratesAreOfThePoolsOwnTime() {
    FoundPool before = pool("p", 100, Instant.EPOCH);
    assertThat(WatchedPools.perSecond(before, pool("p", 150, Instant.EPOCH.plusMillis(2000))))
        .isEqualTo(25);
    assertThat(WatchedPools.perSecond(before, before)).isZero();
    assertThat(WatchedPools.perSecond(before, pool("p", 150, Instant.EPOCH))).isNaN();
  }

  @Test
  void topShowsTheLivingPools() throws Exception {
    String name = "shown-" + ProcessHandle.current().pid();
    try (ProcessPool pool = ProcessPool.create(PoolOptions.workers(1).withName(name))) {
      assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
      JsonNode row = seen(name);
      while (row == null || row.get("done").longValue() < 1) {
        row = seen(name);
      }
      assertThat(row.get("pid").longValue()).isEqualTo(ProcessHandle.current().pid());
      assertThat(row.get("size").intValue()).isEqualTo(1);
      assertThat(row.get("queued").longValue()).isZero();
      assertThat(row.get("deaths").longValue()).isZero();
      assertThat(dure("top", "--interval=0.1", "--iterations=1").out())
          .containsPattern("(?m)^" + name + " +" + ProcessHandle.current().pid() + " +1/1 ");
      assertThat(dure("ls").out()).doesNotContain(name, "dure.board");
    }
    assertThat(seen(name)).isNull();
  }

  private @Nullable JsonNode seen(String name) throws IOException {
    for (JsonNode pool : json("top", "--interval=0.1", "--iterations=1").get("pools")) {
      if (pool.get("name").asText().equals(name)) {
        return pool;
      }
    }
    return null;
  }
}
