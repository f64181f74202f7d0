package dev.dure.stress.lincheck;

import dev.dure.SharedLock;
import dev.dure.Space;
import org.jetbrains.lincheck.datastructures.Operation;

/** Plain fields under a lock: only a lock that excludes, and publishes, makes them one object. */
public abstract class LockOperations {

  private final SharedLock lock;
  private int count;
  private int sum;

  LockOperations(Space space) {
    this.lock = space.newLock();
  }

  /** Changes both fields. */
  @Operation
  public int add(int number) {
    lock.lock();
    try {
      count++;
      sum += number;
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Reads both fields, under a nested hold. */
  @Operation
  public long read() {
    lock.lock();
    try {
      lock.lock();
      try {
        return ((long) count << 32) + sum;
      } finally {
        lock.unlock();
      }
    } finally {
      lock.unlock();
    }
  }

  /** In the heap. */
  public static final class Heap extends LockOperations {
    /** Makes a free lock. */
    public Heap() {
      super(Spaces.heap());
    }
  }

  /** In shared memory. */
  public static final class Memory extends LockOperations {
    /** Makes a free lock. */
    public Memory() {
      super(Spaces.memory());
    }
  }

  /** What it must be like. */
  public static final class Sequential {
    private int count;
    private int sum;

    /** Changes both fields. */
    public int add(int number) {
      count++;
      sum += number;
      return count;
    }

    /** Reads both fields. */
    public long read() {
      return ((long) count << 32) + sum;
    }
  }
}
