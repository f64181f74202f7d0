package dev.dure.process;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program that starts workers, in a JVM of its own; what it does is its first argument, where it
 * answers the second.
 */
final class ParentProgram {

  private ParentProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    String answers = directory.toString();
    switch (arguments[0]) {
      case "nest" -> {
        WorkerProcess.start(() -> nest(answers));
        Signals.send(
            directory.resolve("socket"), ControlListener.shared().directory().path().toString());
        Signals.idle();
      }
      case "leave" -> {
        WorkerProcess.start(() -> nest(answers));
        Signals.receive(directory.resolve("inner"));
        Signals.send(
            directory.resolve("socket"), ControlListener.shared().directory().path().toString());
      }
      case "pool" -> {
        var pool = ProcessPool.create(1);
        var _ = pool.submit(() -> startChild(answers));
        Signals.idle();
      }
      case "long" -> {
        byte[] there = new byte[2 << 20];
        try (var pool = ProcessPool.create(1)) {
          Signals.send(directory.resolve("back"), pool.submit(() -> there).get().length);
        }
      }
      case "confined" -> {
        Sandbox sandbox = Sandbox.strict().withWritable(directory);
        var pool =
            ProcessPool.create(
                PoolOptions.workers(1).withWorkers(WorkerOptions.defaults().withSandbox(sandbox)));
        var _ = pool.submit(() -> stopAmongDaemons(answers));
        Signals.idle();
      }
      case "modules" -> {
        WorkerProcess worker = WorkerProcess.start(() -> describe(answers));
        System.exit(worker.join());
      }
      case "variables" -> {
        WorkerProcess worker = WorkerProcess.start(() -> describeOptions(answers));
        System.exit(worker.join());
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** A worker that starts a worker. */
  private static void nest(String answers) {
    WorkerProcess inner = WorkerProcess.start(Signals::idle);
    Signals.send(answers + "/outer", ProcessHandle.current().pid());
    Signals.send(answers + "/name", inner.name());
    Signals.send(answers + "/inner", inner.pid());
    Signals.idle();
  }

  /** A task that starts a process. */
  private static int startChild(String answers) throws Exception {
    Process child = new ProcessBuilder("sleep", "600").start();
    Signals.send(answers + "/child", child.pid());
    Signals.send(answers + "/worker", ProcessHandle.current().pid());
    Signals.idle();
    return 0;
  }

  /** A task that starts a daemon, and has its own process stopped. */
  private static int stopAmongDaemons(String answers) throws Exception {
    String mark = "8" + System.nanoTime() / 1000;
    new ProcessBuilder("/usr/bin/setsid", "-f", "/usr/bin/sleep", mark).start().waitFor();
    describe(answers);
    Signals.send(answers + "/mark", mark);
    String self = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("/usr/bin/kill", "-STOP", self).start();
    Signals.idle();
    return 0;
  }

  private static void describe(String answers) {
    Module module = ParentProgram.class.getModule();
    Signals.send(
        answers + "/module",
        module
            + " "
            + module.isNativeAccessEnabled()
            + " "
            + Object.class.getModule().isOpen("java.lang", module)
            + " "
            + ModuleLayer.boot().findModule("java.sql").isPresent());
  }

  private static void describeOptions(String answers) {
    List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
    Signals.send(
        answers + "/options",
        System.getenv("JAVA_TOOL_OPTIONS")
            + " "
            + System.getProperty("from.tool")
            + " "
            + arguments.stream().anyMatch(it -> it.contains("jdwp")));
  }

  /** Starts this program on the class path of the test. */
  static Process start(String what, Path directory) throws Exception {
    return start(what, directory, Map.of());
  }

  /** Starts this program on the class path of the test, with additions to its environment. */
  static Process start(String what, Path directory, Map<String, String> environment)
      throws Exception {
    return start(
        List.of("-cp", System.getProperty("java.class.path"), ParentProgram.class.getName()),
        what,
        directory,
        environment);
  }

  /** Starts this program as a part of Dure's own module. */
  static Process startAsModule(String what, Path directory, String... more) throws Exception {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--module-path=" + modulePath());
    options.add("--patch-module=dev.dure.process=" + pathOf(ParentProgram.class));
    options.add("-m");
    options.add("dev.dure.process/" + ParentProgram.class.getName());
    return start(options, what, directory, Map.of());
  }

  private static String modulePath() {
    return Arrays.stream(new Class<?>[] {WorkerProcess.class, dev.dure.Space.class})
        .map(ParentProgram::pathOf)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String pathOf(Class<?> type) {
    String location = type.getProtectionDomain().getCodeSource().getLocation().toString();
    return Path.of(URI.create(location)).toString();
  }

  private static Process start(
      List<String> options, String what, Path directory, Map<String, String> environment)
      throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.add(what);
    line.add(directory.toString());
    Path log = Files.createTempFile(directory, "parent", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectOutput(log.toFile())
            .redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
