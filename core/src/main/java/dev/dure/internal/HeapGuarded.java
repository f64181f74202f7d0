package dev.dure.internal;

import dev.dure.Guarded;
import dev.dure.OwnerDeath;
import dev.dure.SharedLock;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A guarded record of the thread scope: a reference, replaced whole. Records are checked as if they
 * had to fit into a segment, so that what works between threads works between processes too.
 */
final class HeapGuarded<R extends Record> extends HeapObject implements Guarded<R> {

  private static final long serialVersionUID = 1L;

  private final transient RecordShape<R> recordShape;
  private final transient HeapLock lock;

  /** Guarded by {@link #lock}. */
  private transient R record;

  HeapGuarded(
      Heap heap,
      @Nullable String name,
      Shape shape,
      RecordShape<R> recordShape,
      R initial,
      OwnerDeath ownerDeath) {
    super(heap, name, shape);
    this.recordShape = recordShape;
    this.lock = new HeapLock(heap, name, Shape.lock(ownerDeath), ownerDeath);
    this.record = recordShape.check(initial);
    // A handle that goes to another thread by a race must show the initial record there, not null:
    // the first to take the lock has no earlier release of it to be ordered after.
    VarHandle.storeStoreFence();
  }

  @Override
  public R read() {
    lock.lock();
    try {
      return record;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public R update(UnaryOperator<R> op) {
    Objects.requireNonNull(op, "op");
    lock.lock();
    try {
      R next = recordShape.check(Objects.requireNonNull(op.apply(record), "op returned null"));
      record = next;
      return next;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public SharedLock lock() {
    return lock;
  }

  @Override
  public Class<R> type() {
    return recordShape.type();
  }
}
