package dev.dure.stress.lincheck;

import dev.dure.SharedLong;
import dev.dure.Space;
import org.jetbrains.lincheck.datastructures.Operation;

/** A value. */
public abstract class ValueOperations {

  private final SharedLong value;

  ValueOperations(Space space) {
    this.value = space.newLong(0);
  }

  /** Reads. */
  @Operation
  public long get() {
    return value.get();
  }

  /** Writes. */
  @Operation
  public void set(int next) {
    value.set(next);
  }

  /** Adds. */
  @Operation
  public long getAndAdd(int delta) {
    return value.getAndAdd(delta);
  }

  /** Writes if nothing has changed. */
  @Operation
  public long compareAndExchange(int expected, int next) {
    return value.compareAndExchange(expected, next);
  }

  /** Changes by an operation. */
  @Operation
  public long update(int factor) {
    return value.update(seen -> seen * factor + 1);
  }

  /** In the heap. */
  public static final class Heap extends ValueOperations {
    /** Makes 0. */
    public Heap() {
      super(Spaces.heap());
    }
  }

  /** In shared memory. */
  public static final class Memory extends ValueOperations {
    /** Makes 0. */
    public Memory() {
      super(Spaces.memory());
    }
  }

  /** What it must be like. */
  public static final class Sequential {
    private long value;

    /** Reads. */
    public long get() {
      return value;
    }

    /** Writes. */
    public void set(int next) {
      value = next;
    }

    /** Adds. */
    public long getAndAdd(int delta) {
      long before = value;
      value += delta;
      return before;
    }

    /** Writes if nothing has changed. */
    public long compareAndExchange(int expected, int next) {
      long before = value;
      if (before == expected) {
        value = next;
      }
      return before;
    }

    /** Changes by an operation. */
    public long update(int factor) {
      value = value * factor + 1;
      return value;
    }
  }
}
