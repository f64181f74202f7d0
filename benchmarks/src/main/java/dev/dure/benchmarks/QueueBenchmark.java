package dev.dure.benchmarks;

import dev.dure.Elements;
import dev.dure.Lease;
import dev.dure.SharedQueue;
import dev.dure.Space;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A number, or a record, into a queue and out of it again, one thread. */
public class QueueBenchmark extends NanosBenchmark {

  /** The peer. */
  @State(Scope.Benchmark)
  public static class Jdk {
    final ArrayBlockingQueue<Long> numbers = new ArrayBlockingQueue<>(QueueLine.CAPACITY);
    final ArrayBlockingQueue<Tally> records = new ArrayBlockingQueue<>(QueueLine.CAPACITY);
  }

  /** The shared queues. */
  @State(Scope.Benchmark)
  public static class Dure {
    @Param({Spaces.HEAP, Spaces.MEMORY})
    public String space = Spaces.HEAP;

    private Space created;
    SharedQueue<Long> numbers;
    SharedQueue<Tally> records;

    @Setup
    public void create() {
      created = Spaces.create(space);
      numbers = created.newQueue(QueueLine.CAPACITY, Elements.longs());
      records = created.newQueue(QueueLine.CAPACITY, Elements.records(Tally.class));
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  @Benchmark
  public @Nullable Long number(Dure dure) {
    boolean _ = dure.numbers.offer(1L);
    return dure.numbers.poll();
  }

  @Benchmark
  public @Nullable Long numberJdk(Jdk jdk) {
    boolean _ = jdk.numbers.offer(1L);
    return jdk.numbers.poll();
  }

  @Benchmark
  public @Nullable Tally leasedRecord(Dure dure) {
    boolean _ = dure.records.offer(Tally.ZERO);
    Lease<Tally> lease = dure.records.pollLease();
    if (lease == null) {
      return null;
    }
    lease.acknowledge();
    return lease.value();
  }

  @Benchmark
  public @Nullable Tally record(Dure dure) {
    boolean _ = dure.records.offer(Tally.ZERO);
    return dure.records.poll();
  }

  @Benchmark
  public @Nullable Tally recordJdk(Jdk jdk) {
    boolean _ = jdk.records.offer(Tally.ZERO);
    return jdk.records.poll();
  }
}
