package dev.dure.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Large libraries with their concurrency at work: they compute the right thing, and the checker has
 * no trouble. {@code trials/run} takes longer and all JDKs, and there each finding has to be one
 * that {@code docs/checker-libraries.md} explains. In a moment's run a new one is only printed:
 * which of a library's races a run shows depends on the run, and is no reason to fail a build.
 */
class LibrariesTest {

  private static final boolean LONG = Boolean.getBoolean("dure.trials.long");
  private static final int MILLISECONDS = LONG ? 10_000 : 500;

  /**
   * One library.
   *
   * @param release the Java that it needs
   * @param jars beginnings of names
   */
  private record Library(String name, int release, String jars) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Library> ALL =
      List.of(
          new Library("Caffeine", 17, "caffeine"),
          new Library("Jctools", 17, "jctools"),
          new Library("Disruptor", 17, "disruptor"),
          new Library("Netty", 17, "netty-|slf4j-api"),
          new Library("H2", 17, "h2-"),
          new Library("Lucene", 21, "lucene"));

  @TempDir Path directory;

  static Stream<Arguments> libraries() {
    return (LONG ? Jdk.all() : List.of(Jdk.current()))
        .stream()
            .flatMap(
                jdk ->
                    ALL.stream()
                        .filter(library -> library.release() <= jdk.feature())
                        .map(library -> arguments(jdk, library)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("libraries")
  void onlyWhatIsExplainedIsFound(Jdk jdk, Library library) throws Exception {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<Path> jars = Programs.libraries(library.jars());
    String name = library.name() + "Trial";
    Programs.compile(library.release(), jars, classes, sources(name));
    Path known =
        Path.of("src/test/suppressions", library.name().toLowerCase(java.util.Locale.ROOT));
    Outcome outcome =
        new Trial(jdk, directory)
            .suppress(known.toAbsolutePath())
            .program("-cp", classes + ":" + Programs.join(jars), "programs.libraries." + name)
            .program("" + MILLISECONDS)
            .run()
            .ranTo("passed")
            .withoutTrouble();
    if (LONG) {
      assertThat(outcome.findings()).as("not explained in docs/checker-libraries.md").isEmpty();
    } else if (!outcome.findings().isEmpty()) {
      System.out.println(library + ": not explained yet: " + outcome.findings());
    }
  }

  private static List<Path> sources(String name) throws IOException {
    var sources = new ArrayList<>(Programs.sources("programs"));
    sources.add(Programs.SOURCES.resolve("programs/libraries/" + name + ".java"));
    return sources;
  }
}
