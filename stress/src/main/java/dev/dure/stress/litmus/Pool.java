package dev.dure.stress.litmus;

import dev.dure.HeapSpace;
import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * Objects for the states of a test. jcstress makes states by the thousand, and has at most 256 × 40
 * of them in use at a time; here they take turns with objects that were made once.
 *
 * @param <T> the type of the objects
 */
final class Pool<T> {

  private static final int SIZE = 1 << 14;

  /** The largest, semaphores, have an account of 16 bytes for each slot of the segment. */
  private static final long BYTES = 112L << 20;

  private final List<Pair<T>> pairs;
  private final AtomicInteger taken = new AtomicInteger();

  private Pool(List<Pair<T>> pairs) {
    this.pairs = pairs;
  }

  /** Objects in a heap space; both threads have the same handle, as there is only one. */
  static <T> Pool<T> heap(BiFunction<Space, String, T> maker) {
    Space space = HeapSpace.create();
    List<Pair<T>> pairs = new ArrayList<>(SIZE);
    for (int i = 0; i < SIZE; i++) {
      T object = maker.apply(space, "object-" + i);
      pairs.add(new Pair<>(object, object));
    }
    return new Pool<>(pairs);
  }

  /**
   * Objects in shared memory. In every second pair the handles come from two uses of the segment,
   * at two addresses, as in two processes.
   */
  static <T> Pool<T> memory(BiFunction<Space, String, T> maker) {
    String name = "litmus-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    MemorySpace first = MemorySpace.create(name, BYTES);
    MemorySpace second = MemorySpace.open(name);
    var _ = MemorySpace.remove(name);
    List<Pair<T>> pairs = new ArrayList<>(SIZE);
    for (int i = 0; i < SIZE; i++) {
      T object = maker.apply(first, "object-" + i);
      pairs.add(new Pair<>(object, i % 2 == 0 ? object : maker.apply(second, "object-" + i)));
    }
    return new Pool<>(pairs);
  }

  /** The objects whose turn it is. */
  Pair<T> take() {
    return pairs.get(taken.getAndIncrement() & (SIZE - 1));
  }
}
