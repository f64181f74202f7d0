package dev.dure.benchmarks;

import dev.dure.Elements;
import dev.dure.SharedMap;
import dev.dure.Space;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@code SharedMap} against {@code ConcurrentHashMap}, strings to longs, one thread. */
public class MapBenchmark extends NanosBenchmark {

  private static final int KEYS = 1024;

  /** The keys, asked for one after the other. */
  @State(Scope.Thread)
  public static class Keys {
    private final String[] keys = new String[KEYS];
    private int next;

    /** Makes the keys. */
    public Keys() {
      for (int i = 0; i < KEYS; i++) {
        keys[i] = "customer " + i;
      }
    }

    String next() {
      return keys[next++ & (KEYS - 1)];
    }

    void putInto(ConcurrentMap<String, Long> map) {
      for (String key : keys) {
        map.put(key, 1L);
      }
    }
  }

  /** The peer. */
  @State(Scope.Benchmark)
  public static class Jdk {
    final ConcurrentMap<String, Long> map = new ConcurrentHashMap<>();

    @Setup
    public void fill() {
      new Keys().putInto(map);
    }
  }

  /** The shared map. */
  @State(Scope.Benchmark)
  public static class Dure {
    @Param({Spaces.HEAP, Spaces.MEMORY})
    public String space = Spaces.HEAP;

    private Space created;
    SharedMap<String, Long> map;

    @Setup
    public void create() {
      created = Spaces.create(space);
      map = created.newMap(KEYS, Elements.strings(32), Elements.longs());
      new Keys().putInto(map);
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  @Benchmark
  public @Nullable Long get(Dure dure, Keys keys) {
    return dure.map.get(keys.next());
  }

  @Benchmark
  public @Nullable Long getConcurrentHashMap(Jdk jdk, Keys keys) {
    return jdk.map.get(keys.next());
  }

  @Benchmark
  public @Nullable Long put(Dure dure, Keys keys) {
    return dure.map.put(keys.next(), 1L);
  }

  @Benchmark
  public @Nullable Long putConcurrentHashMap(Jdk jdk, Keys keys) {
    return jdk.map.put(keys.next(), 1L);
  }

  @Benchmark
  public @Nullable Long merge(Dure dure, Keys keys) {
    return dure.map.merge(keys.next(), 1L, Long::sum);
  }

  @Benchmark
  public @Nullable Long mergeConcurrentHashMap(Jdk jdk, Keys keys) {
    return jdk.map.merge(keys.next(), 1L, Long::sum);
  }
}
