package dev.dure.stress.lincheck;

/** The objects under Lincheck, in both spaces. */
public enum Scenario {
  /** {@link ValueOperations}. */
  VALUE(ValueOperations.Heap.class, ValueOperations.Memory.class, ValueOperations.Sequential.class),
  /** {@link LockOperations}. */
  LOCK(LockOperations.Heap.class, LockOperations.Memory.class, LockOperations.Sequential.class),
  /** {@link QueueOperations}. */
  QUEUE(QueueOperations.Heap.class, QueueOperations.Memory.class, QueueOperations.Sequential.class),
  /** {@link MapOperations}. */
  MAP(MapOperations.Heap.class, MapOperations.Memory.class, MapOperations.Sequential.class);

  private final Class<?> heap;
  private final Class<?> memory;
  private final Class<?> sequential;

  Scenario(Class<?> heap, Class<?> memory, Class<?> sequential) {
    this.heap = heap;
    this.memory = memory;
    this.sequential = sequential;
  }

  /** The object in a heap. */
  Class<?> heap() {
    return heap;
  }

  /** The object in shared memory. */
  Class<?> memory() {
    return memory;
  }

  /** What both must be like. */
  Class<?> sequential() {
    return sequential;
  }
}
