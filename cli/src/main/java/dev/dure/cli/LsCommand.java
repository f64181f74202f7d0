package dev.dure.cli;

import dev.dure.memory.FoundSegment;
import dev.dure.memory.SegmentSummary;
import dev.dure.memory.SegmentView;
import dev.dure.race.report.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dure ls}: which segments there are. */
@Command(
    name = "ls",
    description = {
      "Lists this user's segments of shared memory: those with a name, and those without one that"
          + " living processes have open. Only looks; takes part in nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Listed, damaged ones too.",
      "1:The directory cannot be read or is not this user's own, or there are no segments here.",
      "2:The arguments make no sense."
    },
    footer = {
      "",
      "named: can be opened by its name. removed: its name is gone, and it goes with its last"
          + " process. anonymous: never had a name.",
      "Processes are those that have a slot and live; dead slots are those of processes that died"
          + " and that nobody has recovered: whoever uses the segment next does."
    })
final class LsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SegmentOptions options;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  LsCommand() {}

  /** A segment that was looked at; the summary is null if it cannot be trusted. */
  private record Row(FoundSegment found, @Nullable SegmentSummary summary, String damage) {}

  @Override
  public Integer call() {
    List<Row> rows = options.find().stream().map(LsCommand::look).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(json(rows));
    } else {
      printTable(rows, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static Row look(FoundSegment found) {
    try (SegmentView view = found.look()) {
      return new Row(found, view.summary(), "");
    } catch (RuntimeException e) {
      return new Row(found, null, Damage.reason(e));
    }
  }

  private static void printTable(List<Row> rows, PrintWriter out) {
    if (rows.isEmpty()) {
      out.println("There are no segments.");
      return;
    }
    Instant now = Instant.now();
    TextTable table =
        new TextTable(
            "NAME", "PLACE", ">SIZE", ">USED", ">AGE", ">PROCESSES", ">DEAD SLOTS", ">OBJECTS");
    for (Row row : rows) {
      String name = Printable.of(row.found().name());
      String place = place(row.found());
      SegmentSummary summary = row.summary();
      if (summary == null) {
        table.add(name, place, "damaged: " + Printable.of(row.damage()));
        continue;
      }
      table.add(
          name,
          place,
          Units.bytes(summary.bytes()),
          Units.bytes(summary.usedBytes()),
          Units.age(Duration.between(summary.created(), now)),
          String.valueOf(summary.alive().size()),
          String.valueOf(summary.dead().size()),
          String.valueOf(summary.objects()));
    }
    table.print(out);
  }

  static String place(FoundSegment found) {
    return found.place().name().toLowerCase(Locale.ROOT);
  }

  private static String json(List<Row> rows) {
    Json json = new Json().beginObject().name("segments").beginArray();
    for (Row row : rows) {
      json.beginObject();
      json.name("name").value(row.found().name());
      json.name("place").value(place(row.found()));
      json.name("path").value(row.found().path().toString());
      if (row.summary() == null) {
        json.name("damaged").value(row.damage());
      } else {
        SegmentJson.write(row.summary(), json);
      }
      json.endObject();
    }
    return json.endArray().endObject().toString();
  }
}
