package dev.dure.cli;

import dev.dure.memory.FoundSegment;
import dev.dure.process.StaleDirectories;
import dev.dure.race.report.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dure clean}: removes what nobody uses. */
@Command(
    name = "clean",
    description = {
      "Removes segments with a name that no process uses, with all that is in them, and directories"
          + " of sockets that killed programs left. What is used is never removed: a process that"
          + " opens a segment at this very moment keeps it, or is told that it is gone."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All that nobody uses is gone, or would be.",
      "1:Something could not be removed, or there is no segment with a NAME that was given.",
      "2:The arguments make no sense."
    },
    footer = {
      "",
      "Segments without a name need no cleaning: they go with their last process. A file that is no"
          + " sound segment is left alone, and named."
    })
final class CleanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SegmentOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Only these segments, and no directories.")
  private List<String> names = List.of();

  @Option(names = "--dry-run", description = "Says what would be removed, and removes nothing.")
  private boolean dryRun;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  CleanCommand() {}

  /** What is done with a file or directory. */
  private enum Verdict {
    REMOVED("removed"),
    WOULD_REMOVE("would remove"),
    IN_USE("in use"),
    GONE("gone already"),
    NO_SEGMENT("left alone"),
    FAILED("could not be removed");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }
  }

  private record Row(String name, Path path, long bytes, Verdict verdict, String reason) {}

  @Override
  public Integer call() throws IOException {
    List<Row> segments = new ArrayList<>();
    for (FoundSegment found : chosen()) {
      segments.add(clean(found));
    }
    List<Row> directories = new ArrayList<>();
    if (names.isEmpty()) {
      for (Path directory : StaleDirectories.find()) {
        directories.add(clean(directory));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(json(segments, directories));
    } else {
      print(segments, directories, out);
    }
    out.flush();
    boolean failed =
        segments.stream().anyMatch(CleanCommand::isFailed)
            || directories.stream().anyMatch(CleanCommand::isFailed);
    return failed ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private static boolean isFailed(Row row) {
    return row.verdict() == Verdict.FAILED;
  }

  private List<FoundSegment> chosen() {
    List<FoundSegment> chosen = new ArrayList<>();
    if (names.isEmpty()) {
      chosen.addAll(options.find());
    } else {
      names.forEach(name -> chosen.addAll(options.named(name)));
    }
    chosen.removeIf(found -> found.place() != FoundSegment.Place.NAMED);
    return chosen;
  }

  private Row clean(FoundSegment found) {
    long bytes = sizeOf(found.path());
    try {
      if (dryRun) {
        return row(found, bytes, found.isInUse() ? Verdict.IN_USE : Verdict.WOULD_REMOVE, "");
      }
      Verdict verdict =
          switch (found.removeIfUnused()) {
            case REMOVED -> Verdict.REMOVED;
            case IN_USE -> Verdict.IN_USE;
            case GONE -> Verdict.GONE;
          };
      return row(found, bytes, verdict, "");
    } catch (UncheckedIOException e) {
      return row(found, bytes, Verdict.FAILED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return row(found, bytes, Verdict.NO_SEGMENT, Damage.reason(e));
    }
  }

  private static Row row(FoundSegment found, long bytes, Verdict verdict, String reason) {
    return new Row(found.name(), found.path(), bytes, verdict, reason);
  }

  private Row clean(Path directory) throws IOException {
    Verdict verdict = Verdict.WOULD_REMOVE;
    if (!dryRun) {
      verdict = StaleDirectories.remove(directory) ? Verdict.REMOVED : Verdict.FAILED;
    }
    String reason = verdict == Verdict.FAILED ? "It has files of others, or is in use again." : "";
    return new Row(directory.toString(), directory, 0, verdict, reason);
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // it is gone
    }
  }

  private void print(List<Row> segments, List<Row> directories, PrintWriter out) {
    segments.forEach(row -> out.println("segment " + line(row)));
    directories.forEach(row -> out.println("directory " + line(row)));
    out.printf(
        Locale.ROOT,
        "%s: %,d bytes; segments: %d, directories: %d%n",
        dryRun ? "Would remove" : "Removed",
        removed(segments).stream().mapToLong(Row::bytes).sum(),
        removed(segments).size(),
        removed(directories).size());
  }

  private static String line(Row row) {
    String size = row.bytes() == 0 ? "" : String.format(Locale.ROOT, " (%,d bytes)", row.bytes());
    String reason = row.reason().isEmpty() ? "" : ": " + Printable.of(row.reason());
    return Printable.of(row.name()) + size + ": " + row.verdict().words + reason;
  }

  private static List<Row> removed(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.verdict() == Verdict.REMOVED || row.verdict() == Verdict.WOULD_REMOVE)
        .toList();
  }

  private String json(List<Row> segments, List<Row> directories) {
    Json json = new Json().beginObject();
    json.name("dryRun").value(dryRun);
    json.name("removedBytes").value(removed(segments).stream().mapToLong(Row::bytes).sum());
    write("segments", segments, json);
    write("directories", directories, json);
    return json.endObject().toString();
  }

  private static void write(String member, List<Row> rows, Json json) {
    json.name(member).beginArray();
    for (Row row : rows) {
      json.beginObject();
      json.name("name").value(row.name());
      json.name("path").value(row.path().toString());
      json.name("bytes").value(row.bytes());
      json.name("verdict").value(row.verdict().words);
      if (!row.reason().isEmpty()) {
        json.name("reason").value(row.reason());
      }
      json.endObject();
    }
    json.endArray();
  }
}
