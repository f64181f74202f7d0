package dev.dure.cli;

import dev.dure.memory.FoundSegment;
import dev.dure.memory.MemorySpace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that look at segments have in common. */
final class SegmentOptions {

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "Where segments with a name are, for programs with -Ddure.directory; default"
              + " /dev/shm/dure-UID.")
  private @Nullable Path directory;

  @Option(names = "--json", description = "Prints JSON, and nothing else on standard output.")
  private boolean json;

  /** Made by picocli. */
  SegmentOptions() {}

  boolean json() {
    return json;
  }

  /** All segments. */
  List<FoundSegment> find() {
    return FoundSegment.all(directory == null ? MemorySpace.directory() : directory);
  }

  /**
   * The segments with a name; more than one only if names were removed.
   *
   * @throws Refusal if there is none; names those that there are
   */
  List<FoundSegment> named(String name) {
    List<FoundSegment> all = find();
    List<FoundSegment> found = all.stream().filter(it -> it.name().equals(name)).toList();
    if (found.isEmpty()) {
      String others = all.stream().map(FoundSegment::name).collect(Collectors.joining(", "));
      throw new Refusal(
          String.format(
              "There is no segment \"%s\" of this user. %s",
              name, others.isEmpty() ? "There is none at all." : "There are: " + others));
    }
    return found;
  }
}
