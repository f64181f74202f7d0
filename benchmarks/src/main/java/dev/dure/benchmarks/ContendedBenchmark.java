package dev.dure.benchmarks;

import dev.dure.Guarded;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.Space;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Two threads that want the same thing all the time; a score is what each of them needs. */
@Threads(2)
public class ContendedBenchmark extends NanosBenchmark {

  /** The peers. */
  @State(Scope.Benchmark)
  public static class Jdk {
    final ReentrantLock lock = new ReentrantLock();
    final SynchronizedTally tally = new SynchronizedTally();
    long value;
  }

  /** The shared objects. */
  @State(Scope.Benchmark)
  public static class Dure {
    @Param({Spaces.HEAP, Spaces.MEMORY})
    public String space = Spaces.HEAP;

    private Space created;
    SharedLock lock;
    SharedLong value;
    Guarded<Tally> tally;

    @Setup
    public void create() {
      created = Spaces.create(space);
      lock = created.newLock();
      value = created.newLong(0);
      tally = created.newGuarded(Tally.ZERO);
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  @Benchmark
  public long increment(Dure dure) {
    dure.lock.lock();
    try {
      long next = dure.value.getPlain() + 1;
      dure.value.setPlain(next);
      return next;
    } finally {
      dure.lock.unlock();
    }
  }

  @Benchmark
  public long incrementReentrantLock(Jdk jdk) {
    jdk.lock.lock();
    try {
      return ++jdk.value;
    } finally {
      jdk.lock.unlock();
    }
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
