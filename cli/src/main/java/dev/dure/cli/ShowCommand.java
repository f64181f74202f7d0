package dev.dure.cli;

import dev.dure.memory.FoundSegment;
import dev.dure.memory.ObjectView;
import dev.dure.memory.SegmentSummary;
import dev.dure.memory.SegmentView;
import dev.dure.race.report.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dure show}: what is in a segment. */
@Command(
    name = "show",
    description = {
      "Shows the objects of a segment and what is in them. Takes no lock and no slot, so that it"
          + " can be used when all is stuck; what it shows is of the moment when it looked."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Shown.",
      "1:There is no such segment or object, or the segment is damaged.",
      "2:The arguments make no sense."
    },
    footer = {
      "",
      "That threads of one process wait for each other is not to be seen from outside: jcmd PID"
          + " Thread.print shows it."
    })
final class ShowCommand implements Callable<Integer> {

  private static final int ABBREVIATED = 8;
  private static final int MAX_SHAPE = 48;

  @Spec private CommandSpec spec;
  @Mixin private SegmentOptions options;

  @Parameters(index = "0", paramLabel = "NAME", description = "The segment, as dure ls calls it.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OBJECT",
      description = "Only this object; one without a name is called by where it is: @20608.")
  private @Nullable String object;

  @Option(
      names = "--all",
      description = "All elements of arrays; else the first " + ABBREVIATED + ".")
  private boolean all;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ShowCommand() {}

  @Override
  public Integer call() {
    FoundSegment found = options.named(name).getFirst();
    int elements = all ? Integer.MAX_VALUE : ABBREVIATED;
    try (SegmentView view = found.look()) {
      SegmentSummary summary = view.summary();
      List<ObjectView> objects = object == null ? view.objects(elements) : one(view, elements);
      PrintWriter out = spec.commandLine().getOut();
      if (options.json()) {
        out.println(json(found, summary, objects));
      } else {
        print(found, summary, out);
        if (object == null) {
          print(objects, out);
        } else {
          objects.forEach(it -> printWhole(it, out));
        }
      }
      out.flush();
      return ExitCode.OK;
    }
  }

  private List<ObjectView> one(SegmentView view, int elements) {
    String label = String.valueOf(object);
    return List.of(view.object(label, elements).orElseThrow(() -> noObject(view, label)));
  }

  private static Refusal noObject(SegmentView view, String label) {
    List<ObjectView> present = view.objects(0);
    String some =
        present.stream().limit(20).map(ObjectView::label).collect(Collectors.joining(", "));
    return new Refusal(
        String.format(
            "There is no object \"%s\" in segment \"%s\". %s",
            label,
            view.found().name(),
            present.isEmpty()
                ? "It has none."
                : "There are: " + some + (present.size() > 20 ? ", …" : "")));
  }

  private static void print(FoundSegment found, SegmentSummary summary, PrintWriter out) {
    out.printf(
        "%s: %s segment of %s, %s used, created %s ago by process %d%n",
        Printable.of(found.name()),
        LsCommand.place(found),
        Units.bytes(summary.bytes()),
        Units.bytes(summary.usedBytes()),
        Units.age(Duration.between(summary.created(), Instant.now())),
        summary.creatorPid());
    out.printf("processes: %s%n", seats(summary.alive()));
    if (!summary.dead().isEmpty()) {
      out.printf("dead slots: %s%n", seats(summary.dead()));
    }
  }

  private static void print(List<ObjectView> objects, PrintWriter out) {
    if (objects.isEmpty()) {
      out.println("no objects");
      return;
    }
    out.println();
    TextTable table = new TextTable("OBJECT", "SHAPE", "STATE");
    for (ObjectView view : objects) {
      table.add(
          Printable.of(view.label()),
          shortened(Printable.of(view.shape())),
          Printable.of(StateText.of(view.state())));
    }
    table.print(out);
  }

  private static void printWhole(ObjectView object, PrintWriter out) {
    out.println();
    out.println("object: " + Printable.of(object.label()));
    out.println("shape:  " + Printable.of(object.shape()));
    out.printf(Locale.ROOT, "place:  %,d bytes at %,d%n", object.bytes(), object.at());
    out.println("state:  " + Printable.of(StateText.of(object.state())));
  }

  /** That of a record names all its components. */
  private static String shortened(String shape) {
    return shape.length() <= MAX_SHAPE
        ? shape
        : shape.substring(0, MAX_SHAPE - 1).stripTrailing() + "…";
  }

  private static String seats(List<SegmentSummary.Seat> seats) {
    return seats.isEmpty()
        ? "none"
        : seats.stream()
            .map(seat -> seat.pid() + " (slot " + seat.slot() + ")")
            .collect(Collectors.joining(", "));
  }

  private static String json(FoundSegment found, SegmentSummary summary, List<ObjectView> objects) {
    Json json = new Json().beginObject();
    json.name("name").value(found.name());
    json.name("place").value(LsCommand.place(found));
    json.name("path").value(found.path().toString());
    json.name("segment").beginObject();
    SegmentJson.write(summary, json);
    json.endObject();
    json.name("objects").beginArray();
    objects.forEach(object -> SegmentJson.write(object, json));
    return json.endArray().endObject().toString();
  }
}
