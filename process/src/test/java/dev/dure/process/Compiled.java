package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes that are on nobody's class path. */
final class Compiled {

  private Compiled() {}

  /** Compiles a class into a new folder, and returns that. */
  static Path into(Path parent, String name, String source) throws IOException {
    Path sources = Files.createDirectories(parent.resolve("sources"));
    Path classes = Files.createDirectories(parent.resolve("classes"));
    Path file = sources.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java");
    Files.writeString(file, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            file.toString());
    assertThat(result).as("javac of " + name).isZero();
    return classes;
  }
}
