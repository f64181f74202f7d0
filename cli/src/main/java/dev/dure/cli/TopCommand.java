package dev.dure.cli;

import dev.dure.memory.ObjectActivity;
import dev.dure.race.report.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dure top}: what is contended now, and what pools do. */
@Command(
    name = "top",
    description = {
      "Shows, again and again, which locks, semaphores and queues are contended, by whom they are"
          + " held and how full they are; and what process pools are doing. On a terminal it redraws; elsewhere it prints a table, or"
          + " with --json a line, for each interval."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All iterations were shown.",
      "1:There is no such segment.",
      "2:The arguments make no sense.",
      "130:Interrupted."
    },
    footer = {
      "",
      "This is sampling: each object is looked at about a thousand times a second, which does not"
          + " slow its users, and what happens between two looks is not seen. HELD and WAITING are"
          + " shares of the looks. GRANTS/S counts grants of a lock to another process or to a"
          + " thread that waited, every 1,024 others as one; for queues it is elements put. DEPTH is"
          + " the elements of a queue or the permits of a semaphore: smallest, mean, largest.",
      "Threads of one process that wait for each other queue in its heap, and cannot be seen from"
          + " outside; the events dev.dure.LockContended of a flight recording show them.",
      "Pools say once a second what they are doing. WORKERS are those that are there and how many"
          + " there are to be; DEATHS are ends that the pool did not want."
    })
final class TopCommand implements Callable<Integer> {

  private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";
  private static final int MAX_SECONDS = 3600;

  @Spec private CommandSpec spec;
  @Mixin private SegmentOptions options;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Only this segment, as dure ls calls it, and no pools.")
  private @Nullable String name;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How long to look before each table, 0.1 to 3600; default ${DEFAULT-VALUE}.")
  private double interval;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "0",
      description = "After how many tables to end; default: never.")
  private int iterations;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many objects a table has at most; default ${DEFAULT-VALUE}.")
  private int rows;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  TopCommand() {}

  @Override
  public Integer call() {
    checkOptions();
    PrintWriter out = spec.commandLine().getOut();
    boolean redraw = !options.json() && Terminal.canUpdate(Terminal.STDOUT);
    WatchedPools pools = new WatchedPools();
    if (name == null) {
      var _ = pools.update(); // rates are of the time from here on
    }
    try (WatchedSegments segments = new WatchedSegments()) {
      for (int i = 0; iterations == 0 || i < iterations; i++) {
        segments.update(name == null ? options.find() : options.named(name));
        List<WatchedSegments.Row> activities = segments.watch((long) (interval * 1e9));
        List<WatchedPools.Row> seen = name == null ? pools.update() : List.of();
        if (options.json()) {
          out.println(json(activities, seen));
        } else {
          out.print(redraw ? HOME_AND_CLEAR : i == 0 ? "" : System.lineSeparator());
          print(activities, out);
          WatchedPools.print(seen, out);
        }
        if (out.checkError()) { // flushes; nobody reads any more
          break;
        }
      }
    }
    return ExitCode.OK;
  }

  private void checkOptions() {
    if (!(interval >= 0.1 && interval <= MAX_SECONDS)) {
      throw new ParameterException(
          spec.commandLine(),
          "--interval has to be from 0.1 to 3600 seconds; it is " + interval + ".");
    }
    if (iterations < 0) {
      throw new ParameterException(
          spec.commandLine(), "--iterations has to be at least 0; it is " + iterations + ".");
    }
    if (rows < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rows has to be at least 1; it is " + rows + ".");
    }
  }

  private void print(List<WatchedSegments.Row> all, PrintWriter out) {
    TextTable table =
        new TextTable(
            "SEGMENT", "OBJECT", "KIND", ">WAITING", ">HELD", "HOLDER", ">GRANTS/S", "DEPTH");
    for (WatchedSegments.Row row : all.subList(0, Math.min(rows, all.size()))) {
      ObjectActivity activity = row.activity();
      table.add(
          Printable.of(row.segment()),
          Printable.of(activity.label()),
          activity.kind(),
          percent(activity.waiting()),
          percent(activity.held()),
          activity.holder().map(it -> it.pid() + (it.alive() ? "" : " (dead)")).orElse("-"),
          activity.perSecond().isPresent()
              ? String.format(Locale.ROOT, "%,.0f", activity.perSecond().getAsDouble())
              : "-",
          activity
              .depth()
              .map(it -> String.format(Locale.ROOT, "%d %.1f %d", it.min(), it.mean(), it.max()))
              .orElse("-"));
    }
    table.print(out);
    if (all.size() > rows) {
      out.printf("… %d more; see --rows.%n", all.size() - rows);
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  private static String json(List<WatchedSegments.Row> all, List<WatchedPools.Row> pools) {
    Json json = new Json().beginObject();
    json.name("time").value(Instant.now().toString());
    json.name("objects").beginArray();
    for (WatchedSegments.Row row : all) {
      json.beginObject().name("segment").value(row.segment());
      SegmentJson.members(row.activity(), json);
      json.endObject();
    }
    json.endArray();
    WatchedPools.write(pools, json);
    return json.endObject().toString();
  }
}
