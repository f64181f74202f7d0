package dev.dure.stress.lincheck;

import dev.dure.Elements;
import dev.dure.SharedQueue;
import dev.dure.Space;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A queue that never gets full in a scenario, since a refused offer is no matter of order: see
 * {@link dev.dure.stress.history}.
 */
public abstract class QueueOperations {

  private static final int CAPACITY = 16;

  final SharedQueue<Integer> queue;

  QueueOperations(Space space) {
    this.queue = space.newQueue(CAPACITY, Elements.ints());
  }

  /** Puts in. */
  @Operation
  public boolean offer(int element) {
    return queue.offer(element);
  }

  /** Takes out. */
  @Operation
  public @Nullable Integer poll() {
    return queue.poll();
  }

  /** In the heap. */
  public static final class Heap extends QueueOperations {
    /** Makes an empty queue. */
    public Heap() {
      super(Spaces.heap());
    }

    /** Looks. */
    @Operation
    public @Nullable Integer peek() {
      return queue.peek();
    }
  }

  /** In shared memory, where a look need not show the first. */
  public static final class Memory extends QueueOperations {
    /** Makes an empty queue. */
    public Memory() {
      super(Spaces.memory());
    }
  }

  /** What it must be like. */
  public static final class Sequential {
    private final Deque<Integer> elements = new ArrayDeque<>();

    /** Puts in. */
    public boolean offer(int element) {
      return elements.offer(element);
    }

    /** Takes out. */
    public @Nullable Integer poll() {
      return elements.poll();
    }

    /** Looks. */
    public @Nullable Integer peek() {
      return elements.peek();
    }
  }
}
