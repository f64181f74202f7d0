package dev.dure.cli;

import dev.dure.PoolState;
import dev.dure.process.FoundPool;
import dev.dure.race.report.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The process pools that {@code dure top} watches: they come and go meanwhile. */
final class WatchedPools {

  /** Which pool it is: pids and names come again. */
  private record Key(long pid, String name, Instant created) {}

  /**
   * A pool, and how fast it is.
   *
   * @param perSecond tasks with an outcome since it was last seen, per second; NaN if it is new
   */
  record Row(FoundPool pool, double perSecond) {}

  private Map<Key, FoundPool> before = new HashMap<>();

  /** The pools that there are now. */
  List<Row> update() {
    List<FoundPool> all = FoundPool.all();
    List<Row> rows = all.stream().map(pool -> new Row(pool, perSecond(pool))).toList();
    Map<Key, FoundPool> now = new HashMap<>();
    all.forEach(pool -> now.put(key(pool), pool));
    before = now;
    return rows;
  }

  private static Key key(FoundPool pool) {
    return new Key(pool.pid(), pool.name(), pool.created());
  }

  private double perSecond(FoundPool pool) {
    FoundPool last = before.get(key(pool));
    return last == null ? Double.NaN : perSecond(last, pool);
  }

  /** By the pool's own times, since it says something only now and then. */
  static double perSecond(FoundPool last, FoundPool now) {
    double seconds = Duration.between(last.updated(), now.updated()).toNanos() / 1e9;
    long settled = now.state().settled() - last.state().settled();
    return seconds <= 0 ? (settled == 0 ? 0 : Double.NaN) : settled / seconds;
  }

  /** A table, if there are any. */
  static void print(List<Row> rows, PrintWriter out) {
    if (rows.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(
            "POOL",
            ">PID",
            ">WORKERS",
            ">RUNNING",
            ">QUEUED",
            ">DONE",
            ">FAILED",
            ">TASKS/S",
            ">RESTARTS",
            ">DEATHS");
    for (Row row : rows) {
      PoolState state = row.pool().state();
      table.add(
          Printable.of(row.pool().name()),
          String.valueOf(row.pool().pid()),
          workers(row.pool()),
          number(state.running()),
          number(state.queued()),
          number(state.done()),
          number(state.failed()),
          Double.isNaN(row.perSecond())
              ? "-"
              : String.format(Locale.ROOT, "%,.0f", row.perSecond()),
          number(state.restarts()),
          number(state.deaths()));
    }
    out.println();
    table.print(out);
  }

  private static String workers(FoundPool pool) {
    int there = pool.state().idleWorkers() + pool.state().busyWorkers();
    return there + "/" + pool.size();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The same as a member of an object that is begun. */
  static void write(List<Row> rows, Json json) {
    json.name("pools").beginArray();
    for (Row row : rows) {
      FoundPool pool = row.pool();
      PoolState state = pool.state();
      json.beginObject();
      json.name("name").value(pool.name());
      json.name("pid").value(pool.pid());
      json.name("size").value(pool.size());
      json.name("created").value(pool.created().toString());
      json.name("updated").value(pool.updated().toString());
      json.name("submitted").value(state.submitted());
      json.name("queued").value(state.queued());
      json.name("running").value(state.running());
      json.name("done").value(state.done());
      json.name("failed").value(state.failed());
      json.name("cancelled").value(state.cancelled());
      json.name("idleWorkers").value(state.idleWorkers());
      json.name("busyWorkers").value(state.busyWorkers());
      json.name("startingWorkers").value(state.startingWorkers());
      json.name("restarts").value(state.restarts());
      json.name("deaths").value(state.deaths());
      if (!Double.isNaN(row.perSecond())) {
        json.name("perSecond").value(row.perSecond());
      }
      json.endObject();
    }
    json.endArray();
  }
}
