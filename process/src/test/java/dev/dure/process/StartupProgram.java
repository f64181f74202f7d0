package dev.dure.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program on a class path of jars that has its workers start by a cache. */
final class StartupProgram {

  private StartupProgram() {}

  /** Starts it; it writes to a file {@code said}. */
  static Process start(Path directory) throws IOException {
    String classPath =
        Arrays.stream(
                new Class<?>[] {WorkerProcess.class, dev.dure.Space.class, StartupProgram.class})
            .map(type -> jarOf(type, directory).toString())
            .collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            StartupProgram.class.getName(),
            directory.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("log").toFile())
        .start();
  }

  private static Path jarOf(Class<?> type, Path directory) {
    String location = type.getProtectionDomain().getCodeSource().getLocation().toString();
    Path path = Path.of(URI.create(location));
    if (!Files.isDirectory(path)) {
      return path;
    }
    Path jar = directory.resolve(type.getSimpleName() + ".jar");
    int code =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "cf", jar.toString(), "-C", path.toString(), ".");
    if (code != 0) {
      throw new IllegalStateException("jar ended with " + code);
    }
    return jar;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    Path caches = directory.resolve("caches");
    List<String> said = new ArrayList<>();
    said.add("first: " + mapped(caches, WorkerOptions.defaults(), true));
    Path cache = only(caches);
    said.add(
        "made for this user: "
            + PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
    said.add("second: " + mapped(caches, WorkerOptions.defaults(), false));
    WorkerOptions confined = WorkerOptions.defaults().withSandbox(Sandbox.strict());
    boolean can = ProcessPool.supports(WorkerCapability.SANDBOX);
    said.add("confined: " + (can ? mapped(caches, confined, false) : "with"));
    byte[] whole = Files.readAllBytes(cache);
    byte[] changed = whole.clone();
    Arrays.fill(changed, 0, 200, (byte) 7);
    said.add("changed by somebody: " + started(caches, cache, changed));
    Files.write(cache, whole);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-rw-rw-"));
    said.add("writable for all: " + mapped(caches, WorkerOptions.defaults(), false));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-------"));
    said.add("cut: " + started(caches, cache, Arrays.copyOf(whole, whole.length / 2)));
    Files.write(cache, new byte[0]);
    said.add("empty: " + mapped(caches, WorkerOptions.defaults(), false));
    said.add("two at once: " + twoAtOnce(directory.resolve("other")));
    Files.write(directory.resolve("said"), said);
    System.exit(0);
  }

  /** Whether a worker's JVM has a cache mapped. */
  private static String mapped(Path caches, WorkerOptions workers, boolean awaitCache)
      throws Exception {
    PoolOptions options = PoolOptions.workers(1).withWorkers(workers).withStartupCache(caches);
    try (ProcessPool pool = ProcessPool.create(options)) {
      String maps = pool.submit(() -> Files.readString(Path.of("/proc/self/maps"))).get();
      if (awaitCache) {
        // The test says for how long.
        while (!Files.exists(caches) || count(caches) == 0) {
          LockSupport.parkNanos(50_000_000);
        }
      }
      return maps.contains(".aot\n") ? "with" : "without";
    }
  }

  private static String started(Path caches, Path cache, byte[] bytes) throws Exception {
    Files.write(cache, bytes);
    mapped(caches, WorkerOptions.defaults(), false);
    return "started";
  }

  private static String twoAtOnce(Path directory) throws Exception {
    StartupCache cache =
        Objects.requireNonNull(StartupCache.of(directory, WorkerOptions.defaults()));
    FutureTask<Boolean> one = new FutureTask<>(cache::make);
    FutureTask<Boolean> other = new FutureTask<>(cache::make);
    new Thread(one).start();
    new Thread(other).start();
    return one.get() + " " + other.get() + " " + count(directory);
  }

  private static long count(Path caches) {
    try (Stream<Path> all = Files.list(caches)) {
      return all.filter(path -> path.toString().endsWith(".aot")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path only(Path caches) throws IOException {
    try (Stream<Path> all = Files.list(caches)) {
      return all.filter(path -> path.toString().endsWith(".aot")).findFirst().orElseThrow();
    }
  }
}
