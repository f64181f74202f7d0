package dev.dure.benchmarks;

import dev.dure.SharedLongArray;
import dev.dure.Space;
import java.util.concurrent.atomic.AtomicLongArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Elements of {@code SharedLongArray} against {@code AtomicLongArray}, one after the other. */
public class ArrayBenchmark extends NanosBenchmark {

  private static final int LENGTH = 1024;

  /** Which element comes next. */
  @State(Scope.Thread)
  public static class Cursor {
    private int index;

    int next() {
      index = (index + 1) & (LENGTH - 1);
      return index;
    }
  }

  /** The peer. */
  @State(Scope.Benchmark)
  public static class Jdk {
    final AtomicLongArray array = new AtomicLongArray(LENGTH);
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
      created = Spaces.create(space);
      array = created.newLongArray(LENGTH);
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  @Benchmark
  public long get(Dure dure, Cursor cursor) {
    return dure.array.get(cursor.next());
  }

  @Benchmark
  public long getAtomicLongArray(Jdk jdk, Cursor cursor) {
    return jdk.array.get(cursor.next());
  }

  @Benchmark
  public long getAndAdd(Dure dure, Cursor cursor) {
    return dure.array.getAndAdd(cursor.next(), 1);
  }

  @Benchmark
  public long getAndAddAtomicLongArray(Jdk jdk, Cursor cursor) {
    return jdk.array.getAndAdd(cursor.next(), 1);
  }
}
