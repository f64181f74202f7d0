package dev.dure.benchmarks;

import dev.dure.memory.MemorySpace;
import dev.dure.process.WorkerProcess;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What is done once: each call is timed by itself, after a few that are not. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
@Fork(value = 3, jvmArgsAppend = NanosBenchmark.JMH_USES_UNSAFE)
public class StartBenchmark {

  /** A program that ends at once. */
  public static final class Nothing {
    private Nothing() {}

    public static void main(String[] args) {}
  }

  /** Creates and closes a segment of the default size. */
  @Benchmark
  public long space() {
    try (MemorySpace space = MemorySpace.create()) {
      return space.bytes();
    }
  }

  /** As much memory to share, without anything that manages it: a mapped file. */
  @Benchmark
  public long mappedFile() throws IOException {
    try (LockFile file = LockFile.create();
        FileChannel channel =
            FileChannel.open(file.path(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        Arena arena = Arena.ofShared()) {
      return channel.map(MapMode.READ_WRITE, 0, MemorySpace.DEFAULT_BYTES, arena).byteSize();
    }
  }

  @Benchmark
  public int worker() throws InterruptedException {
    try (WorkerProcess worker = WorkerProcess.start(() -> {})) {
      return worker.join();
    }
  }

  /** A JVM of the same kind, without anything that ties it to this one. */
  @Benchmark
  public int processBuilder() throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Nothing.class.getName())
        .inheritIO()
        .start()
        .waitFor();
  }
}
