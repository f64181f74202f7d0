package dev.dure.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/** A JDK of this machine. */
record Jdk(int feature, Path home) {

  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  /** The one that runs the tests, and 17 if it is there. */
  static List<Jdk> all() {
    var found = new TreeMap<Integer, Jdk>();
    found.put(Runtime.version().feature(), current());
    for (Path home : candidates()) {
      int feature = feature(home);
      if (feature == 17) {
        found.putIfAbsent(feature, new Jdk(feature, home));
      }
    }
    return List.copyOf(found.values());
  }

  /** The one that runs the tests. */
  static Jdk current() {
    return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  Path java() {
    return home.resolve("bin").resolve("java");
  }

  private static List<Path> candidates() {
    var homes = new ArrayList<Path>();
    String variable = System.getenv("JAVA_17_HOME");
    if (variable != null) {
      homes.add(Path.of(variable));
    }
    if (Files.isDirectory(INSTALLED)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(INSTALLED)) {
        children.forEach(homes::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return homes;
  }

  private static int feature(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin").resolve("javac"))) {
      return 0;
    }
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.split("[^0-9]", 2)[0]);
  }
}
