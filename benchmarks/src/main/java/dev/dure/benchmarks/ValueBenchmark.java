package dev.dure.benchmarks;

import dev.dure.SharedLong;
import dev.dure.Space;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@code SharedLong} against {@code AtomicLong}, one thread. */
public class ValueBenchmark extends NanosBenchmark {

  /** The peer. */
  @State(Scope.Benchmark)
  public static class Jdk {
    final AtomicLong value = new AtomicLong();
  }

  /** The shared value. */
  @State(Scope.Benchmark)
  public static class Dure {
    @Param({Spaces.HEAP, Spaces.MEMORY})
    public String space = Spaces.HEAP;

    private Space created;
    SharedLong value;

    @Setup
    public void create() {
      created = Spaces.create(space);
      value = created.newLong(0);
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  @Benchmark
  public long get(Dure dure) {
    return dure.value.get();
  }

  @Benchmark
  public long getAtomicLong(Jdk jdk) {
    return jdk.value.get();
  }

  @Benchmark
  public void set(Dure dure) {
    dure.value.set(1);
  }

  @Benchmark
  public void setAtomicLong(Jdk jdk) {
    jdk.value.set(1);
  }

  @Benchmark
  public long getAndAdd(Dure dure) {
    return dure.value.getAndAdd(1);
  }

  @Benchmark
  public long getAndAddAtomicLong(Jdk jdk) {
    return jdk.value.getAndAdd(1);
  }

  /** Always succeeds. */
  @Benchmark
  public boolean compareAndSet(Dure dure) {
    return dure.value.compareAndSet(0, 0);
  }

  @Benchmark
  public boolean compareAndSetAtomicLong(Jdk jdk) {
    return jdk.value.compareAndSet(0, 0);
  }
}
