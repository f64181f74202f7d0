package dev.dure.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's ahead-of-time cache of what every worker loads and links before its first task, as
 * files of this user's: one for each JDK, class path and options. A worker that is trained to do
 * nothing makes it ({@link TrainingTask}), in the background, once the first worker of a pool is
 * ready.
 *
 * <p><b>Whom it believes.</b> A cache is code. So it is used only if it and its directory belong to
 * this user and nobody else may write there; both are looked at each time. What is in it the JVM
 * compares with the JDK and the jars, and goes on without it if they have changed.
 *
 * <p><b>Several at once.</b> Each makes a file of its own, whose name nobody looks for, and gives
 * it its name when it is whole. A file without contents says that none can be made; it counts for a
 * day.
 */
final class StartupCache {

  private static final String SUFFIX = ".aot";
  private static final String DRAFT = ".draft";
  private static final int MAX_FILES = 16;
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration TRAINING = Duration.ofMinutes(5);
  private static final Path NICE = Path.of("/usr/bin/nice");

  /** What this JVM is making already, or has tried to. */
  private static final Set<Path> MAKING = ConcurrentHashMap.newKeySet();

  /** Options that say nothing of what a worker loads. */
  private static final List<String> LEFT_OUT =
      List.of("-D", "-Xmx", "-Xlog", "-XX:ErrorFile", "-XX:+ExitOn");

  /** A JVM that does not take the cache says so as a warning, which is no news to anybody. */
  private static final List<String> QUIETLY =
      List.of("-XX:AOTMode=auto", "-Xlog:aot*=off:stderr", "-Xlog:cds*=off:stderr");

  private final Path directory;
  private final Path file;
  private final WorkerOptions options;

  private StartupCache(Path directory, WorkerOptions options, List<String> command) {
    this.directory = directory;
    this.options = options;
    this.file = directory.resolve(HexFormat.of().toHexDigits(hash(command)) + SUFFIX);
  }

  /** Where caches are unless somebody says otherwise. */
  static Path usualDirectory() {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path base =
        caches == null || !Path.of(caches).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(caches);
    return base.resolve("dure").resolve("startup");
  }

  /** The cache for workers with these options; null if there can be none. */
  static @Nullable StartupCache of(Path directory, WorkerOptions options) {
    WorkerOptions free = options.withoutSandbox();
    JvmCommand command = JvmCommand.of(ParentJvm.current(), free);
    return unsupported(command.line()) == null
        ? new StartupCache(directory, free, command.line())
        : null;
  }

  /** Why a JVM with this command cannot have a cache; null if it can. */
  static @Nullable String unsupported(List<String> command) {
    if (Runtime.version().feature() < 25) {
      return "the JDK has it since version 25.";
    }
    for (String argument : command) {
      if (argument.startsWith("-javaagent:") || argument.startsWith("--patch-module=")) {
        return "the JVM does not allow it together with " + argument + ".";
      }
    }
    for (Path path : pathsOf(command)) {
      if (Files.isDirectory(path)) {
        return "the JVM wants jars, and " + path + " is a directory.";
      }
    }
    return null;
  }

  private static List<Path> pathsOf(List<String> command) {
    List<Path> paths = new ArrayList<>();
    String modulePath = "--module-path=";
    for (int i = 0; i < command.size(); i++) {
      String argument = command.get(i);
      String list =
          argument.startsWith(modulePath)
              ? argument.substring(modulePath.length())
              : i > 0 && command.get(i - 1).equals("-cp") ? argument : "";
      for (String path : list.split(File.pathSeparator, -1)) {
        if (!path.isEmpty()) {
          paths.add(Path.of(path));
        }
      }
    }
    return paths;
  }

  /** FNV-1a. That two are the same harms nobody, since the JVM compares what counts. */
  private static long hash(List<String> command) {
    StringBuilder text = new StringBuilder();
    for (String argument : command) {
      if (LEFT_OUT.stream().noneMatch(argument::startsWith)) {
        text.append(argument).append('\n');
      }
    }
    List<Path> files = new ArrayList<>(pathsOf(command));
    files.add(Path.of(System.getProperty("java.home"), "lib", "modules"));
    for (Path path : files) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        text.append(attributes.size())
            .append(' ')
            .append(attributes.lastModifiedTime())
            .append('\n');
      } catch (IOException e) {
        text.append("none\n");
      }
    }
    long hash = 0xcbf29ce484222325L;
    for (byte each : text.toString().getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xFF)) * 0x100000001b3L;
    }
    return hash;
  }

  /**
   * What a worker's JVM is to be started with; nothing if there is no cache that can be trusted.
   */
  List<String> arguments() {
    try {
      if (isTrusted(directory, true) && isTrusted(file, false) && Files.size(file) > 0) {
        Instant now = Instant.now();
        if (lastUsed(file).toInstant().isBefore(now.minus(A_DAY))) {
          Files.setLastModifiedTime(file, FileTime.from(now));
        }
        List<String> arguments = new ArrayList<>(QUIETLY);
        arguments.add("-XX:AOTCache=" + file);
        return arguments;
      }
    } catch (IOException e) {
      // Then there is none.
    }
    return List.of();
  }

  private static boolean isTrusted(Path path, boolean isDirectory) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    PosixFileAttributes attributes =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Set<PosixFilePermission> permissions = attributes.permissions();
    return (isDirectory ? attributes.isDirectory() : attributes.isRegularFile())
        && attributes.owner().equals(Files.getOwner(Path.of("/proc/self")))
        && !permissions.contains(PosixFilePermission.GROUP_WRITE)
        && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  /** A worker that had the cache did not start: nobody is to have it again. */
  void distrust() {
    MAKING.add(file);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Then it is not this user's to remove, and was not used.
    }
  }

  /** Begins to make the cache, unless it is there or this JVM has tried already. Does not wait. */
  void makeIfMissing() {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) && MAKING.add(file)) {
      var _ = Threads.startDaemon("dure-startup-cache", this::make);
    }
  }

  /** Makes it, and waits for that: some seconds. Whether it is there. */
  boolean make() {
    Path draft = null;
    try {
      Files.createDirectories(directory, PrivateDirectory.permissions(parent(), "rwx------"));
      if (!isTrusted(directory, true)) {
        return false;
      }
      tidy();
      draft = directory.resolve(HexFormat.of().formatHex(Entropy.bytes(8)) + DRAFT);
      if (!train(draft)) {
        Files.deleteIfExists(draft);
        Files.createFile(draft);
      }
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return Files.size(file) > 0;
    } catch (IOException | RuntimeException e) {
      return false; // there is none, as before
    } finally {
      deleteQuietly(draft);
    }
  }

  private Path parent() {
    Path parent = directory.getParent();
    return parent == null ? directory : parent;
  }

  private boolean train(Path draft) {
    WorkerOptions training =
        options
            .withName("startup-cache")
            .withStdout(ProcessBuilder.Redirect.DISCARD)
            .withStderr(ProcessBuilder.Redirect.DISCARD)
            .withJvmArguments("-XX:AOTCacheOutput=" + draft);
    List<String> before =
        Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "19") : List.of();
    PoolHooks hooks = new PoolHooks(before, null, null, _ -> {}, () -> {});
    try (WorkerProcess worker = WorkerProcess.start(training, new TrainingTask(), hooks)) {
      return worker.join(TRAINING) && worker.exitCode().orElse(-1) == 0 && Files.size(draft) > 0;
    } catch (InterruptedException | IOException | RuntimeException e) {
      return false;
    }
  }

  /** Removes what is old, so that there are never more than some. */
  private void tidy() throws IOException {
    List<Path> caches = new ArrayList<>();
    Instant old = Instant.now().minus(A_DAY);
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        boolean isOld = lastUsed(entry).toInstant().isBefore(old);
        boolean isEmpty = Files.size(entry) == 0;
        if (isOld && (entry.toString().endsWith(DRAFT) || isEmpty)) {
          Files.deleteIfExists(entry);
        } else if (entry.toString().endsWith(SUFFIX)) {
          caches.add(entry);
        }
      }
    }
    caches.sort(Comparator.comparing(StartupCache::lastUsed).reversed());
    for (Path entry : caches.subList(Math.min(MAX_FILES - 1, caches.size()), caches.size())) {
      // Who has it open keeps it.
      Files.deleteIfExists(entry);
    }
  }

  private static FileTime lastUsed(Path path) {
    try {
      return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static void deleteQuietly(@Nullable Path path) {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // It is tidied up later.
    }
  }

  /** The file, whether it is there or not. */
  Path file() {
    return file;
  }
}
