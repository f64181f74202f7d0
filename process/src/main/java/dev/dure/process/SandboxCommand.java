package dev.dure.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a worker's command so that it is confined. The processes are then: {@code
 * bwrap}, which this JVM sees; below it {@code bwrap} again, the init of the new pid namespace;
 * below that the worker. When the first of them dies the kernel kills the second, and with it the
 * whole namespace; and the first dies with the thread that started it, see {@link Spawner}.
 *
 * <p>Limits are set inside: a limit of processes counts what is in the user namespace.
 */
final class SandboxCommand {

  /** The worker's own temporary files, whatever the parent's directory for them is. */
  static final String TEMPORARY = "/tmp";

  /** In directories for programs and libraries there is nothing private. */
  private static final List<Path> SYSTEM =
      List.of(
          Path.of("/usr"),
          Path.of("/bin"),
          Path.of("/sbin"),
          Path.of("/lib"),
          Path.of("/lib32"),
          Path.of("/lib64"),
          Path.of("/etc/ld.so.cache"),
          Path.of("/etc/localtime"),
          Path.of("/etc/alternatives"));

  private enum Kind {
    READABLE,
    WRITABLE,
    LINK,
    TEMPORARY,
    PROCESSES,
    DEVICES
  }

  private SandboxCommand() {}

  /**
   * The command up to where the worker's own begins.
   *
   * @param needed what has to be readable beside the system: JDK, class path and so on
   * @param inherited a file that the worker is to have as descriptor {@value PoolHooks#MEMORY_FD},
   *     or null
   */
  static List<String> of(
      Sandbox sandbox, WorkerOptions options, Collection<Path> needed, @Nullable String inherited) {
    List<String> line = new ArrayList<>();
    if (inherited != null) {
      // Java closes all descriptors but the first three in what it starts.
      String redirected = "exec \"$@\" " + PoolHooks.MEMORY_FD + "<>\"$0\"";
      line.addAll(List.of(SandboxPrograms.SHELL.toString(), "-c", redirected, inherited));
    }
    line.addAll(ProcessGroup.leader());
    line.add(SandboxPrograms.bwrap().toString());
    line.addAll(
        List.of(
            "--unshare-user",
            "--unshare-pid",
            "--unshare-net",
            "--unshare-ipc",
            "--unshare-uts",
            "--unshare-cgroup-try",
            "--die-with-parent",
            "--cap-drop",
            "ALL"));
    if (SandboxPrograms.canForbidNamespaces()) {
      line.add("--disable-userns");
    }
    Map<Path, Kind> mounts = mounts(sandbox, needed);
    mounts.keySet().stream()
        .filter(path -> !isThere(path, mounts))
        .sorted(Comparator.comparingInt(Path::getNameCount))
        .forEach(path -> addMount(path, mounts.getOrDefault(path, Kind.READABLE), sandbox, line));
    line.addAll(List.of("--remount-ro", "/"));
    line.addAll(List.of("--chdir", options.directory().map(Path::toString).orElse(TEMPORARY)));
    line.add("--");
    addLimits(sandbox, line);
    line.add("--");
    return line;
  }

  /** The later ones count: the user may widen what is there for every worker. */
  private static Map<Path, Kind> mounts(Sandbox sandbox, Collection<Path> needed) {
    Map<Path, Kind> mounts = new LinkedHashMap<>();
    mounts.put(Path.of("/proc"), Kind.PROCESSES);
    mounts.put(Path.of("/dev"), Kind.DEVICES);
    mounts.put(Path.of(TEMPORARY), Kind.TEMPORARY);
    for (Path path : SYSTEM) {
      if (Files.exists(path)) {
        mounts.put(path, Files.isSymbolicLink(path) ? Kind.LINK : Kind.READABLE);
      }
    }
    // Where a distribution keeps the configuration of its JDKs.
    try (DirectoryStream<Path> java = Files.newDirectoryStream(Path.of("/etc"), "java*")) {
      java.forEach(path -> mounts.put(path, Kind.READABLE));
    } catch (IOException e) {
      // Then there is none.
    }
    needed.forEach(path -> mounts.put(path, Kind.READABLE));
    sandbox.readable().forEach(path -> mounts.put(path, Kind.READABLE));
    sandbox.writable().forEach(path -> mounts.put(path, Kind.WRITABLE));
    return mounts;
  }

  /** Whether what is to be readable is below something that is readable as a whole. */
  private static boolean isThere(Path path, Map<Path, Kind> mounts) {
    Kind kind = mounts.get(path);
    Path above = path.getParent();
    while (above != null && !mounts.containsKey(above)) {
      above = above.getParent();
    }
    Kind around = above == null ? null : mounts.get(above);
    return (kind == Kind.READABLE && around == Kind.READABLE)
        || (kind == Kind.LINK && (around == Kind.READABLE || around == Kind.WRITABLE));
  }

  private static void addMount(Path path, Kind kind, Sandbox sandbox, List<String> line) {
    String at = path.toString();
    switch (kind) {
      case READABLE -> line.addAll(List.of("--ro-bind", at, at));
      case WRITABLE -> line.addAll(List.of("--bind", at, at));
      case LINK -> line.addAll(List.of("--symlink", target(path), at));
      case PROCESSES -> line.addAll(List.of("--proc", at));
      case DEVICES -> line.addAll(List.of("--dev", at, "--remount-ro", at));
      case TEMPORARY ->
          line.addAll(List.of("--size", Long.toString(sandbox.temporaryBytes()), "--tmpfs", at));
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return link.toString();
    }
  }

  private static void addLimits(Sandbox sandbox, List<String> line) {
    line.add(SandboxPrograms.PRLIMIT.toString());
    line.add("--core=0:0");
    addLimit("nofile", sandbox.maxOpenFiles(), line);
    if (sandbox.maxProcesses() > 0) {
      addLimit("nproc", sandbox.maxProcesses(), line);
    }
    if (sandbox.maxFileBytes() > 0) {
      addLimit("fsize", sandbox.maxFileBytes(), line);
    }
  }

  private static void addLimit(String what, long limit, List<String> line) {
    line.add("--" + what + "=" + limit + ":" + limit);
  }

  /** The variables that are left of an environment. */
  static void keep(Sandbox sandbox, Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name ->
                !name.equals("LANG")
                    && !name.equals("LC_ALL")
                    && !name.equals("TZ")
                    && !sandbox.environment().contains(name));
  }

  /** What a sandbox enforces. */
  static Set<SandboxRule> rules(Sandbox sandbox) {
    Set<SandboxRule> rules = EnumSet.allOf(SandboxRule.class);
    if (!SandboxPrograms.canForbidNamespaces()) {
      rules.remove(SandboxRule.NO_NAMESPACES);
    }
    if (sandbox.maxProcesses() == 0) {
      rules.remove(SandboxRule.LIMITED_PROCESSES);
    }
    if (sandbox.maxFileBytes() == 0) {
      rules.remove(SandboxRule.LIMITED_FILE_SIZE);
    }
    return rules;
  }

  /** What a worker finds if it is confined as wanted; see {@link SandboxCheck}. */
  static String expectation(Sandbox sandbox) {
    StringBuilder text = new StringBuilder();
    for (String namespace : SandboxCheck.NAMESPACES) {
      text.append(SandboxCheck.FOREIGN).append(target(SandboxCheck.SELF_NS.resolve(namespace)));
      text.append('\n');
    }
    expectLimit("Max core file size", Optional.of(0L), text);
    expectLimit("Max open files", Optional.of((long) sandbox.maxOpenFiles()), text);
    expectLimit("Max processes", positive(sandbox.maxProcesses()), text);
    expectLimit("Max file size", positive(sandbox.maxFileBytes()), text);
    for (Path path : sandbox.writable()) {
      text.append(SandboxCheck.WRITABLE).append(path).append('\n');
    }
    return text.toString();
  }

  private static Optional<Long> positive(long limit) {
    return limit > 0 ? Optional.of(limit) : Optional.empty();
  }

  private static void expectLimit(String what, Optional<Long> limit, StringBuilder text) {
    limit.ifPresent(
        value ->
            text.append(SandboxCheck.LIMIT).append(what).append('=').append(value).append('\n'));
  }
}
