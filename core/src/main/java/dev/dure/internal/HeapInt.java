package dev.dure.internal;

import dev.dure.SharedInt;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A cell of 32 bits in the heap. */
final class HeapInt extends HeapObject implements SharedInt {

  private static final long serialVersionUID = 1L;

  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(HeapInt.class, "value", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Reached only by {@link #VALUE}, in the mode that each method names. */
  private transient int value;

  HeapInt(Heap heap, @Nullable String name, Shape shape, int initial) {
    super(heap, name, shape);
    VALUE.set(this, initial);
    // A handle that goes to another thread by a race must show the initial value there, not 0.
    VarHandle.storeStoreFence();
  }

  @Override
  public int get() {
    requireOpen();
    return (int) VALUE.getVolatile(this);
  }

  @Override
  public void set(int next) {
    requireOpen();
    VALUE.setVolatile(this, next);
  }

  @Override
  public int getAndSet(int next) {
    requireOpen();
    return (int) VALUE.getAndSet(this, next);
  }

  @Override
  public int getAndAdd(int delta) {
    requireOpen();
    return (int) VALUE.getAndAdd(this, delta);
  }

  @Override
  public int compareAndExchange(int expected, int next) {
    requireOpen();
    return (int) VALUE.compareAndExchange(this, expected, next);
  }

  @Override
  public int getPlain() {
    requireOpen();
    return (int) VALUE.get(this);
  }

  @Override
  public void setPlain(int next) {
    requireOpen();
    VALUE.set(this, next);
  }

  @Override
  public int getOpaque() {
    requireOpen();
    return (int) VALUE.getOpaque(this);
  }

  @Override
  public void setOpaque(int next) {
    requireOpen();
    VALUE.setOpaque(this, next);
  }

  @Override
  public int getAcquire() {
    requireOpen();
    return (int) VALUE.getAcquire(this);
  }

  @Override
  public void setRelease(int next) {
    requireOpen();
    VALUE.setRelease(this, next);
  }
}
