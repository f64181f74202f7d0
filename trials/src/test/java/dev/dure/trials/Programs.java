package dev.dure.trials;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The programs of {@code src/programs}, the libraries they need, and the agent. */
final class Programs {

  static final Path SOURCES = Path.of("src/programs/java").toAbsolutePath();

  private static final List<Path> TEST_CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .map(Path::of)
          .toList();

  private Programs() {}

  /** The agent's one jar, of the module beside this one. */
  static Path agent() throws IOException {
    var found = new ArrayList<Path>();
    Path directory = Path.of("../race/target").toAbsolutePath().normalize();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "dure-race-[0-9]*.jar")) {
      jars.forEach(found::add);
    }
    found.removeIf(jar -> jar.toString().matches(".*-(sources|javadoc|tests)\\.jar"));
    if (found.size() != 1) {
      throw new IllegalStateException("one agent jar should be in " + directory + ": " + found);
    }
    return found.get(0);
  }

  /**
   * Jars of the tests' class path.
   *
   * @param names a regular expression for the beginnings of the files' names
   */
  static List<Path> libraries(String names) {
    Pattern wanted = Pattern.compile("(" + names + ").*\\.jar");
    List<Path> found =
        TEST_CLASS_PATH.stream()
            .filter(jar -> wanted.matcher(jar.getFileName().toString()).matches())
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no library " + names + " in " + TEST_CLASS_PATH);
    }
    return found;
  }

  /** The one jar whose name begins so. */
  static Path library(String name) {
    return libraries(Pattern.quote(name)).get(0);
  }

  /** Compiles source files, with line numbers and names of parameters. */
  static void compile(int release, List<Path> classPath, Path into, List<Path> sources) {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("--release", "" + release, "-g", "-parameters", "-proc:none"));
    arguments.addAll(List.of("-Xlint:all,-options,-classfile,-path", "-d", into.toString()));
    arguments.addAll(List.of("-cp", join(classPath)));
    sources.forEach(source -> arguments.add(source.toString()));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalStateException("do not compile: " + sources);
    }
  }

  /** All sources in a directory below {@link #SOURCES}, not below that. */
  static List<Path> sources(String directory) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve(directory))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  static String join(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
