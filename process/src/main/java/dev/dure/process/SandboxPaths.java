package dev.dure.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The files that a worker's JVM is told to read by its command line. */
final class SandboxPaths {

  /**
   * Options whose value is a path or a list of paths, or ends with one after a second {@code =}.
   */
  private static final List<String> WITH_PATHS =
      List.of(
          "--module-path=",
          "--upgrade-module-path=",
          "--patch-module=",
          "-Xbootclasspath/a:",
          "-XX:AOTCache=",
          "-XX:SharedArchiveFile=",
          "-javaagent:",
          "-agentpath:");

  private SandboxPaths() {}

  /** What exists of that which a command names, and of what jars on the class path refer to. */
  static Set<Path> of(List<String> command, Path javaHome) {
    Set<Path> found = new LinkedHashSet<>();
    Deque<Path> jars = new ArrayDeque<>();
    found.add(javaHome);
    for (int i = 0; i < command.size(); i++) {
      String argument = command.get(i);
      if (argument.equals("-cp") && i + 1 < command.size()) {
        jars.addAll(paths(command.get(i + 1)));
      }
      for (String option : WITH_PATHS) {
        if (argument.startsWith(option)) {
          jars.addAll(paths(value(argument, option)));
        }
      }
    }
    while (!jars.isEmpty()) {
      Path path = jars.remove();
      if (Files.exists(path) && found.add(path) && Files.isRegularFile(path)) {
        jars.addAll(namedIn(path));
      }
    }
    return found;
  }

  private static String value(String argument, String option) {
    String value = argument.substring(option.length());
    int equals = value.indexOf('=');
    if (equals < 0) {
      return value;
    }
    return option.equals("--patch-module=")
        ? value.substring(equals + 1)
        : value.substring(0, equals);
  }

  private static List<Path> paths(String list) {
    return Arrays.stream(list.split(File.pathSeparator, -1))
        .filter(path -> !path.isEmpty())
        .map(path -> Path.of(path).toAbsolutePath().normalize())
        .toList();
  }

  /** The {@code Class-Path} of a jar; nothing if it is none. */
  private static Collection<Path> namedIn(Path path) {
    Set<Path> named = new LinkedHashSet<>();
    try (JarFile jar = new JarFile(path.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      String classPath =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (classPath != null) {
        for (String url : classPath.split(" ", -1)) {
          if (!url.isEmpty()) {
            named.add(Path.of(path.toUri().resolve(url)).normalize());
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      // It is no jar, or names what is no file.
    }
    return named;
  }
}
