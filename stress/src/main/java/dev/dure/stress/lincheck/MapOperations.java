package dev.dure.stress.lincheck;

import dev.dure.Elements;
import dev.dure.SharedMap;
import dev.dure.Space;
import java.util.HashMap;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** A map of few keys. */
@Param(name = "key", gen = IntGen.class, conf = "1:2")
public abstract class MapOperations {

  private static final int CAPACITY = 4;

  private final SharedMap<Integer, Integer> map;

  MapOperations(Space space) {
    this.map = space.newMap(CAPACITY, Elements.ints(), Elements.ints());
  }

  /** Reads. */
  @Operation
  public @Nullable Integer get(@Param(name = "key") int key) {
    return map.get(key);
  }

  /** Writes. */
  @Operation
  public @Nullable Integer put(@Param(name = "key") int key, int value) {
    return map.put(key, value);
  }

  /** Writes if there is nothing. */
  @Operation
  public @Nullable Integer putIfAbsent(@Param(name = "key") int key, int value) {
    return map.putIfAbsent(key, value);
  }

  /** Adds to what is there. */
  @Operation
  public @Nullable Integer merge(@Param(name = "key") int key, int value) {
    return map.merge(key, value, Integer::sum);
  }

  /** Removes. */
  @Operation
  public @Nullable Integer remove(@Param(name = "key") int key) {
    return map.remove(key);
  }

  /** In the heap. */
  @Param(name = "key", gen = IntGen.class, conf = "1:2")
  public static final class Heap extends MapOperations {
    /** Makes an empty map. */
    public Heap() {
      super(Spaces.heap());
    }
  }

  /** In shared memory. */
  @Param(name = "key", gen = IntGen.class, conf = "1:2")
  public static final class Memory extends MapOperations {
    /** Makes an empty map. */
    public Memory() {
      super(Spaces.memory());
    }
  }

  /** What it must be like. */
  public static final class Sequential {
    private final Map<Integer, Integer> map = new HashMap<>();

    /** Reads. */
    public @Nullable Integer get(int key) {
      return map.get(key);
    }

    /** Writes. */
    public @Nullable Integer put(int key, int value) {
      return map.put(key, value);
    }

    /** Writes if there is nothing. */
    public @Nullable Integer putIfAbsent(int key, int value) {
      return map.putIfAbsent(key, value);
    }

    /** Adds to what is there. */
    public @Nullable Integer merge(int key, int value) {
      return map.merge(key, value, Integer::sum);
    }

    /** Removes. */
    public @Nullable Integer remove(int key) {
      return map.remove(key);
    }
  }
}
