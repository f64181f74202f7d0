package dev.dure.samples.files;

import dev.dure.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A run on the hostile folder: made, parsed, and removed again. */
final class HostileRun {

  private final Settings settings;

  HostileRun(Settings settings) {
    this.settings = settings;
  }

  /**
   * Runs it.
   *
   * @param pools makes the pool, given the folder
   * @param listener learns of each outcome
   */
  Report run(Function<Path, Pool> pools, Consumer<FileOutcome> listener)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("dure-files-");
    try {
      Path folder = Files.createDirectory(directory.resolve("in"));
      try (Traps traps = new Traps(directory, folder)) {
        List<HostileFolder.Specimen> specimens = HostileFolder.write(folder, traps);
        List<Path> files = specimens.stream().map(HostileFolder.Specimen::path).toList();
        long begin = System.nanoTime();
        List<FileOutcome> outcomes;
        try (Pool pool = pools.apply(folder)) {
          outcomes = new Parsing(pool, settings.deadline(), listener).run(files);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        Traps.Booty booty = traps.booty(outcomes);
        traps.endDaemons();
        return new Report(outcomes, unexpected(specimens, outcomes), booty, time);
      }
    } finally {
      remove(directory);
    }
  }

  private List<String> unexpected(
      List<HostileFolder.Specimen> specimens, List<FileOutcome> outcomes) {
    List<String> unexpected = new ArrayList<>();
    for (int i = 0; i < specimens.size(); i++) {
      HostileFolder.Specimen specimen = specimens.get(i);
      Ending expected = settings.sandbox() ? specimen.confined() : specimen.free();
      if (outcomes.get(i).ending() != expected) {
        unexpected.add(Harmless.of(outcomes.get(i).file()) + " (expected " + expected + ")");
      }
    }
    return unexpected;
  }

  private static void remove(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(directory)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
