package dev.dure.stress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** This program's classes in one jar, which a cache of loaded classes (JEP 483) wants. */
public final class ClassJar {

  private ClassJar() {}

  /**
   * Puts all that is in directories of the class path into a jar, but for jcstress' tests.
   *
   * @param jar the file to write
   * @throws IOException if the file system refuses
   */
  public static void pack(Path jar) throws IOException {
    Set<String> done = new HashSet<>();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (String entry : System.getProperty("java.class.path", "").split(":", -1)) {
        Path root = Path.of(entry);
        if (entry.isEmpty() || !Files.isDirectory(root)) {
          continue;
        }
        try (Stream<Path> files = Files.walk(root)) {
          for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
            String name = root.relativize(path).toString();
            if (!name.contains("litmus") && done.add(name)) {
              out.putNextEntry(new JarEntry(name));
              Files.copy(path, out);
              out.closeEntry();
            }
          }
        }
      }
    }
  }
}
