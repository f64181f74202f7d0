package dev.dure.benchmarks;

import dev.dure.process.PoolOptions;
import dev.dure.process.ProcessPool;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The first task of a pool whose workers start by the ahead-of-time cache. The JVM takes such a
 * cache only for jars, and a checkout's class path has directories: so this is a program of its
 * own, in a JVM whose class path are jars of them, as that of a user's program is.
 */
final class FirstTasks implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private final Path directory;
  private final String classPath;

  private FirstTasks(Path directory, String classPath) {
    this.directory = directory;
    this.classPath = classPath;
  }

  /** Packs the class path of this JVM. */
  static FirstTasks prepare() throws IOException {
    Path directory = Files.createTempDirectory("dure-first-tasks");
    List<String> jars = new ArrayList<>();
    StringTokenizer entries =
        new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    while (entries.hasMoreTokens()) {
      String entry = entries.nextToken();
      Path path = Path.of(entry);
      jars.add(
          Files.isDirectory(path)
              ? pack(path, directory.resolve(jars.size() + ".jar")).toString()
              : entry);
    }
    return new FirstTasks(directory, String.join(File.pathSeparator, jars));
  }

  private static Path pack(Path from, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        out.putNextEntry(new JarEntry(from.relativize(path).toString()));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  /** Times in nanoseconds, of pools that are made one after another. */
  List<Double> measure(int count) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                FirstTasks.class.getName(),
                directory.resolve("cache").toString(),
                Integer.toString(count))
            .redirectError(Redirect.INHERIT)
            .start();
    List<Double> nanos = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        nanos.add(Double.parseDouble(line));
      }
    } finally {
      process.destroy();
    }
    if (process.waitFor() != 0 || nanos.size() != count) {
      throw new IOException("first tasks by the cache: " + nanos + ", code " + process.exitValue());
    }
    return nanos;
  }

  /** Makes the cache, if there is none, and then the pools. */
  public static void main(String[] args) throws Exception {
    Path cache = Files.createDirectories(Path.of(args[0])); // the pool makes it only in time
    PoolOptions options = PoolOptions.workers(1).withStartupCache(cache);
    double _ = first(options, cache);
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      System.out.println(first(options, cache));
    }
  }

  private static double first(PoolOptions options, Path cache)
      throws IOException, InterruptedException, ExecutionException {
    int seven = 7;
    long start = System.nanoTime();
    try (ProcessPool pool = ProcessPool.create(options)) {
      Slices.check(pool.submit(() -> seven).get(), 7);
      double spent = System.nanoTime() - start;
      awaitCache(cache);
      return spent;
    }
  }

  private static void awaitCache(Path cache) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      try (Stream<Path> files = Files.list(cache)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (file.toString().endsWith(".aot")) {
            if (Files.size(file) == 0) {
              throw new IOException("no cache can be made here");
            }
            return;
          }
        }
      }
      Thread.sleep(100);
    }
    throw new IOException("there is no cache after " + PATIENCE_SECONDS + " s");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) all.sorted((a, b) -> b.compareTo(a))::iterator) {
        Files.delete(path);
      }
    }
  }
}
