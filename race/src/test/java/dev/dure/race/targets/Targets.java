package dev.dure.race.targets;

import dev.dure.HeapSpace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The targets that this JVM's JDK can run, compiled, and the agent. */
final class Targets {

  private final Path agent;
  private final Path classes;
  private final List<Target> all;
  private final List<Path> classPath;

  private Targets(Path agent, Path classes, List<Target> all, List<Path> classPath) {
    this.agent = agent;
    this.classes = classes;
    this.all = all;
    this.classPath = classPath;
  }

  /**
   * Reads and compiles.
   *
   * @param module directory of the module
   * @param into where class files go
   */
  static Targets prepare(Path module, Path into) throws IOException {
    return read(module, into, true);
  }

  /** As {@link #prepare}, where that has been done. */
  static Targets compiled(Path module, Path into) throws IOException {
    return read(module, into, false);
  }

  private static Targets read(Path module, Path into, boolean compile) throws IOException {
    Path root = module.resolve("src/targets/java");
    List<Target> all = new ArrayList<>();
    Map<Integer, List<Path>> sources = new TreeMap<>(); // by release, the oldest first
    for (Path source : javaFiles(root)) {
      Target target = Target.read(root, source);
      if (target.jdk() <= Runtime.version().feature()) {
        sources.computeIfAbsent(target.jdk(), jdk -> new ArrayList<>()).add(source);
      }
      if (!target.name().equals("Run")) {
        all.add(target);
      }
    }
    List<Path> classPath = new ArrayList<>(List.of(library()));
    for (Map.Entry<Integer, List<Path>> entry : sources.entrySet()) {
      Path classes = Files.createDirectories(into.resolve("classes-" + entry.getKey()));
      classPath.add(classes);
      if (compile) {
        compile(entry.getKey(), entry.getValue(), classes, classPath);
      }
    }
    return new Targets(agent(module), into, all, classPath);
  }

  Path agent() {
    return agent;
  }

  /** Where the class files are. */
  Path classes() {
    return classes;
  }

  /** All of them, those for newer JDKs included. */
  List<Target> all() {
    return all;
  }

  List<Path> classPath() {
    return classPath;
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static void compile(int release, List<Path> sources, Path classes, List<Path> classPath) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--release", "" + release, "-g", "-proc:none"));
    options.addAll(List.of("-Xlint:all,-options", "-d", classes.toString()));
    options.addAll(List.of("-cp", TargetRun.join(classPath)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            null, files, Targets::tell, options, null, files.getJavaFileObjectsFromPaths(sources));
    if (!task.call()) {
      throw new IllegalStateException("the targets for JDK " + release + " do not compile");
    }
  }

  /** That a target uses {@code sun.misc.Unsafe} is meant so, and nothing else silences it. */
  private static void tell(Diagnostic<?> diagnostic) {
    if (!diagnostic.getCode().startsWith("compiler.warn.sun.proprietary")) {
      System.err.println(diagnostic);
    }
  }

  /** Dure's own library, of which some targets have values. */
  private static Path library() {
    return Path.of(
        URI.create(HeapSpace.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  /** The jar that the package phase has made. */
  private static Path agent(Path module) throws IOException {
    String given = System.getProperty("dure.race.agent", "");
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(module.resolve("target"), "dure-race-[0-9]*.jar")) {
      for (Path jar : jars) {
        if (!jar.toString().matches(".*-(sources|javadoc|tests)\\.jar")) {
          found.add(jar);
        }
      }
    }
    if (found.size() != 1) {
      throw new IllegalStateException("one agent jar should be in target, not " + found);
    }
    return found.get(0).toAbsolutePath();
  }
}
