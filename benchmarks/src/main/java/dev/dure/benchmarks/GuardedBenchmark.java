package dev.dure.benchmarks;

import dev.dure.Guarded;
import dev.dure.Space;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@code Guarded} against a field that is reached by synchronized methods, one thread. */
public class GuardedBenchmark extends NanosBenchmark {

  /** The peer. */
  @State(Scope.Benchmark)
  public static class Jdk {
    final SynchronizedTally tally = new SynchronizedTally();
  }

  /** The guarded record. */
  @State(Scope.Benchmark)
  public static class Dure {
    @Param({Spaces.HEAP, Spaces.MEMORY})
    public String space = Spaces.HEAP;

    private Space created;
    Guarded<Tally> tally;

    @Setup
    public void create() {
      created = Spaces.create(space);
      tally = created.newGuarded(Tally.ZERO);
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  @Benchmark
  public Tally read(Dure dure) {
    return dure.tally.read();
  }

  @Benchmark
  public Tally readSynchronized(Jdk jdk) {
    return jdk.tally.read();
  }

  @Benchmark
  public Tally update(Dure dure) {
    return dure.tally.update(t -> t.plus(1));
  }

  @Benchmark
  public Tally updateSynchronized(Jdk jdk) {
    return jdk.tally.update(t -> t.plus(1));
  }
}
