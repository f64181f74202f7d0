package dev.dure.benchmarks;

import dev.dure.SharedLock;
import dev.dure.Space;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Lock and unlock by one thread, nobody else there. */
@SuppressWarnings("LockNotBeforeTry") // between the two there is nothing that can throw
public class LockBenchmark extends NanosBenchmark {

  /** The peer of threads. */
  @State(Scope.Benchmark)
  public static class Jdk {
    @Param({Ages.YOUNG, Ages.OLD})
    public String age = Ages.YOUNG;

    ReentrantLock lock;

    @Setup
    public void create() {
      lock = Ages.create(age, ReentrantLock::new);
    }
  }

  /** The shared lock. */
  @State(Scope.Benchmark)
  public static class Dure {
    @Param({Ages.YOUNG, Ages.OLD})
    public String age = Ages.YOUNG;

    @Param({Spaces.HEAP, Spaces.MEMORY})
    public String space = Spaces.HEAP;

    private Space created;
    SharedLock lock;

    @Setup
    public void create() {
      created = Spaces.create(space);
      lock = Ages.create(age, created::newLock);
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  /** The peer of processes. */
  @State(Scope.Benchmark)
  public static class File {
    private LockFile file;
    FileChannel channel;

    @Setup
    public void create() throws IOException {
      file = LockFile.create();
      channel = FileChannel.open(file.path(), StandardOpenOption.WRITE);
    }

    @TearDown
    public void close() throws IOException {
      channel.close();
      file.close();
    }
  }

  @Benchmark
  public void sharedLock(Dure dure) {
    dure.lock.lock();
    dure.lock.unlock();
  }

  @Benchmark
  public void reentrantLock(Jdk jdk) {
    jdk.lock.lock();
    jdk.lock.unlock();
  }

  @Benchmark
  public boolean fileLock(File file) throws IOException {
    try (FileLock lock = file.channel.lock()) {
      return lock.isShared();
    }
  }
}
