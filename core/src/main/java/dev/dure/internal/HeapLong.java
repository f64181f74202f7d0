package dev.dure.internal;

import dev.dure.SharedLong;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A cell of 64 bits in the heap. */
final class HeapLong extends HeapObject implements SharedLong {

  private static final long serialVersionUID = 1L;

  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(HeapLong.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Reached only by {@link #VALUE}, in the mode that each method names. */
  private transient long value;

  HeapLong(Heap heap, @Nullable String name, Shape shape, long initial) {
    super(heap, name, shape);
    VALUE.set(this, initial);
    // A handle that goes to another thread by a race must show the initial value there, not 0.
    VarHandle.storeStoreFence();
  }

  @Override
  public long get() {
    requireOpen();
    return (long) VALUE.getVolatile(this);
  }

  @Override
  public void set(long next) {
    requireOpen();
    VALUE.setVolatile(this, next);
  }

  @Override
  public long getAndSet(long next) {
    requireOpen();
    return (long) VALUE.getAndSet(this, next);
  }

  @Override
  public long getAndAdd(long delta) {
    requireOpen();
    return (long) VALUE.getAndAdd(this, delta);
  }

  @Override
  public long compareAndExchange(long expected, long next) {
    requireOpen();
    return (long) VALUE.compareAndExchange(this, expected, next);
  }

  @Override
  public long getPlain() {
    requireOpen();
    return (long) VALUE.get(this);
  }

  @Override
  public void setPlain(long next) {
    requireOpen();
    VALUE.set(this, next);
  }

  @Override
  public long getOpaque() {
    requireOpen();
    return (long) VALUE.getOpaque(this);
  }

  @Override
  public void setOpaque(long next) {
    requireOpen();
    VALUE.setOpaque(this, next);
  }

  @Override
  public long getAcquire() {
    requireOpen();
    return (long) VALUE.getAcquire(this);
  }

  @Override
  public void setRelease(long next) {
    requireOpen();
    VALUE.setRelease(this, next);
  }
}
