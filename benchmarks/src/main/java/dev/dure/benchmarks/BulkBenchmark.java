package dev.dure.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dure.SharedLongArray;
import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 8 MiB at once: {@code SharedLongArray} and its view against {@code long[]}. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BulkBenchmark extends NanosBenchmark {

  private static final int LENGTH = 1 << 20;
  private static final long SPACE_BYTES = 16L << 20;

  /** The peer, and what is copied from and to. */
  @State(Scope.Benchmark)
  public static class Jdk {
    final long[] array = new long[LENGTH];
    final long[] other = new long[LENGTH];

    /** Touches every page, since one that was never written reads from the page of zeros. */
    public Jdk() {
      Arrays.fill(array, 1);
      Arrays.fill(other, 1);
    }
  }

  /** The shared array. */
  @State(Scope.Benchmark)
  public static class Dure {
    @Param({Spaces.HEAP, Spaces.MEMORY})
    public String space = Spaces.HEAP;

    private Space created;
    SharedLongArray array;

    @Setup
    public void create() {
      created = Spaces.create(space, SPACE_BYTES);
      array = created.newLongArray(LENGTH);
      array.fill(1);
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  /** The shared array as memory, which only the process scope has. */
  @State(Scope.Benchmark)
  public static class View {
    private final Space created = Spaces.create(Spaces.MEMORY, SPACE_BYTES);
    final MemorySegment view = MemorySpace.view(created.newLongArray(LENGTH));

    @Setup
    public void touch() {
      view.fill((byte) 1);
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  @Benchmark
  public long[] copyOut(Dure dure, Jdk jdk) {
    dure.array.read(0, jdk.other, 0, LENGTH);
    return jdk.other;
  }

  @Benchmark
  public long[] copyOutView(View view, Jdk jdk) {
    MemorySegment.copy(view.view, JAVA_LONG, 0, jdk.other, 0, LENGTH);
    return jdk.other;
  }

  @Benchmark
  public void copyIn(Dure dure, Jdk jdk) {
    dure.array.write(0, jdk.other, 0, LENGTH);
  }

  @Benchmark
  public void copyInView(View view, Jdk jdk) {
    MemorySegment.copy(jdk.other, 0, view.view, JAVA_LONG, 0, LENGTH);
  }

  @Benchmark
  public long[] copyArray(Jdk jdk) {
    System.arraycopy(jdk.array, 0, jdk.other, 0, LENGTH);
    return jdk.other;
  }

  @Benchmark
  public void fill(Dure dure) {
    dure.array.fill(7);
  }

  @Benchmark
  public void fillView(View view) {
    view.view.fill((byte) 7);
  }

  @Benchmark
  public long[] fillArray(Jdk jdk) {
    Arrays.fill(jdk.array, 7);
    return jdk.array;
  }

  @Benchmark
  public long sum(Dure dure) {
    long sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      sum += dure.array.getPlain(i);
    }
    return sum;
  }

  @Benchmark
  public long sumView(View view) {
    long sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      sum += view.view.getAtIndex(JAVA_LONG, i);
    }
    return sum;
  }

  @Benchmark
  public long sumArray(Jdk jdk) {
    long sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      sum += jdk.array[i];
    }
    return sum;
  }
}
