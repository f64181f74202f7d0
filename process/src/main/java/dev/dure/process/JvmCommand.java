package dev.dure.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a worker's JVM: what it takes from its {@link ParentJvm}, what the {@link
 * WorkerOptions} add, and Dure's own defaults. The last of two contradicting options wins in a JVM,
 * so the order is defaults, parent, options.
 *
 * <p>No secret is on it, since everybody on the machine can read it.
 *
 * <p><b>Defaults, measured.</b> {@code -XX:+UseSerialGC}: a worker is one of many on a machine, so
 * it takes neither a thread for every core nor their memory. The C2 compiler stays on, since
 * starting takes no longer with it and real work is several times faster. {@code
 * -XX:+DisplayVMOutputToStderr} and the log's redirection: what the VM itself has to say goes to
 * stderr, where the reason of a failed start is looked for, and stdout belongs to the task.
 */
final class JvmCommand {

  /**
   * Windows takes 32,767 characters, Linux 131,072 bytes in one argument. One limit below both, for
   * all.
   */
  private static final int MAX_CHARACTERS = 24_000;

  private static final String MAIN_CLASS = "dev.dure.process.WorkerMain";

  private final Path javaHome;
  private final Path java;
  private final List<String> arguments;
  private final String searchedPath;

  private JvmCommand(Path javaHome, List<String> arguments, String searchedPath) {
    String executable = File.separatorChar == '\\' ? "java.exe" : "java";
    this.javaHome = javaHome;
    this.java = javaHome.resolve("bin").resolve(executable);
    this.arguments = arguments;
    this.searchedPath = searchedPath;
  }

  static JvmCommand of(ParentJvm parent, WorkerOptions options) {
    List<String> carried = CarriedArguments.of(parent.arguments(), parent.directory());
    List<String> arguments = new ArrayList<>();
    if (!choosesCollector(options.jvmArguments())) {
      arguments.add("-XX:+UseSerialGC");
    }
    if (!options.jvmArguments().contains("-XX:+DisplayVMOutputToStdout")) {
      arguments.add("-XX:+DisplayVMOutputToStderr");
    }
    arguments.add("-Xlog:disable");
    arguments.add("-Xlog:all=warning:stderr");
    arguments.addAll(carried);
    for (Map.Entry<String, String> property : parent.dureProperties().entrySet()) {
      arguments.add("-D" + property.getKey() + "=" + property.getValue());
    }
    if (parent.nativeAccess()) {
      String dure = parent.dureModule();
      arguments.add("--enable-native-access=" + (dure == null ? "ALL-UNNAMED" : dure));
    }
    options.maxHeapBytes().ifPresent(bytes -> arguments.add("-Xmx" + bytes));
    if (options.sandbox().isPresent()) {
      arguments.add("-Djava.io.tmpdir=" + SandboxCommand.TEMPORARY);
      arguments.add("-Duser.home=" + SandboxCommand.TEMPORARY);
    }
    arguments.addAll(options.jvmArguments());

    String classPath =
        parent.classPath().isEmpty() && parent.dureModule() != null
            ? ""
            : CarriedArguments.absolute(parent.classPath(), parent.directory());
    String modulePath =
        parent.modulePath().isEmpty()
            ? ""
            : CarriedArguments.absolute(parent.modulePath(), parent.directory());
    if (!classPath.isEmpty()) {
      arguments.add("-cp");
      arguments.add(classPath);
    }
    if (!modulePath.isEmpty()) {
      arguments.add("--module-path=" + modulePath);
    }
    addMain(parent, arguments);
    options.sandbox().map(SandboxCommand::expectation).ifPresent(arguments::add);
    return new JvmCommand(
        parent.javaHome(), List.copyOf(arguments), searched(classPath, modulePath));
  }

  /** Two collectors on one command line are an error of the JVM. */
  private static boolean choosesCollector(List<String> arguments) {
    return arguments.stream().anyMatch(it -> it.startsWith("-XX:+Use") && it.endsWith("GC"));
  }

  /**
   * The root modules are the parent's: a JVM started from a module has other defaults than one
   * started from the class path.
   */
  private static void addMain(ParentJvm parent, List<String> arguments) {
    List<String> roots = new ArrayList<>(parent.applicationModules());
    String main = parent.mainModule();
    String dure = parent.dureModule();
    if (main != null) {
      if (!roots.contains(main)) {
        roots.add(main);
      }
    } else if (dure != null) {
      roots.add("ALL-DEFAULT");
    }
    if (!roots.isEmpty()) {
      arguments.add("--add-modules=" + String.join(",", roots));
    }
    if (dure == null) {
      arguments.add(MAIN_CLASS);
    } else {
      arguments.add("-m");
      arguments.add(dure + "/" + MAIN_CLASS);
    }
  }

  private static String searched(String classPath, String modulePath) {
    if (modulePath.isEmpty()) {
      return "class path " + classPath;
    }
    return (classPath.isEmpty() ? "" : "class path " + classPath + " and ")
        + ("module path " + modulePath);
  }

  /** Where the worker looks for classes, in words. */
  String searchedPath() {
    return searchedPath;
  }

  /** What the JVM reads because of its command line. */
  Set<Path> readable() {
    return SandboxPaths.of(arguments, javaHome);
  }

  /** The executable and its arguments. */
  List<String> line() {
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    line.addAll(arguments);
    return line;
  }

  /** Whether the arguments have to go through a file. */
  boolean isTooLong() {
    return line().stream().mapToInt(it -> it.length() + 1).sum() > MAX_CHARACTERS;
  }

  /**
   * The executable, with the arguments in a file if there are too many; the file is for this user's
   * eyes only.
   */
  Launch launch(Supplier<Path> newFile) throws IOException {
    if (!isTooLong()) {
      return new Launch(line(), Optional.empty());
    }
    Path file = newFile.get();
    Files.createFile(file, PrivateDirectory.permissions(file, "rw-------"));
    // The java launcher reads it in the encoding of the platform, not of Java.
    Charset platform = Charset.forName(System.getProperty("native.encoding"));
    StringBuilder text = new StringBuilder();
    for (String argument : arguments) {
      text.append(quoted(argument)).append('\n');
    }
    Files.writeString(file, text, platform);
    return new Launch(List.of(java.toString(), "@" + file), Optional.of(file));
  }

  /** An argument as the java launcher's files want it. */
  static String quoted(String argument) {
    StringBuilder quoted = new StringBuilder(argument.length() + 2).append('"');
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      switch (c) {
        case '\\' -> quoted.append("\\\\");
        case '"' -> quoted.append("\\\"");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * What is handed to the operating system.
   *
   * @param line executable and arguments
   * @param argumentFile to be deleted when the JVM has read it
   */
  record Launch(List<String> line, Optional<Path> argumentFile) {

    void deleteArgumentFile() {
      @Nullable Path file = argumentFile.orElse(null);
      if (file != null) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          // It goes with its directory.
        }
      }
    }
  }
}
