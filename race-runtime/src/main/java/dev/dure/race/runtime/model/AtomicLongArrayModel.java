package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Parts;
import dev.dure.race.runtime.SyncVar;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * {@link AtomicLongArray}, element by element. Each method in its own mode: a volatile read
 * acquires, a volatile write releases, a compare-and-set that fails is a read, plain and opaque
 * ones order nothing and are not here. The real operation and what is told are one step. An update
 * by a function is a loop round a compare-and-set, as it is in the JDK.
 */
public final class AtomicLongArrayModel {

  private AtomicLongArrayModel() {}

  /** Stands for {@code AtomicLongArrayModel.get}. */
  public static long get(AtomicLongArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.get(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.getAcquire}. */
  public static long getAcquire(AtomicLongArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getAcquire(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.set}. */
  public static void set(AtomicLongArray atomic, int index, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.lazySet}. */
  public static void lazySet(AtomicLongArray atomic, int index, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.setRelease}. */
  public static void setRelease(AtomicLongArray atomic, int index, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.release(var);
      atomic.setRelease(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.getAndSet}. */
  public static long getAndSet(AtomicLongArray atomic, int index, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.compareAndSet}. */
  public static boolean compareAndSet(
      AtomicLongArray atomic, int index, long expected, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(index, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.weakCompareAndSetVolatile}. */
  public static boolean weakCompareAndSetVolatile(
      AtomicLongArray atomic, int index, long expected, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      return Edges.swapped(var, atomic.weakCompareAndSetVolatile(index, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.weakCompareAndSetAcquire}. */
  public static boolean weakCompareAndSetAcquire(
      AtomicLongArray atomic, int index, long expected, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.weakCompareAndSetAcquire(index, expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.weakCompareAndSetRelease}. */
  public static boolean weakCompareAndSetRelease(
      AtomicLongArray atomic, int index, long expected, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      boolean swapped = atomic.weakCompareAndSetRelease(index, expected, value);
      if (swapped) {
        Edges.release(var);
      }
      return swapped;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.compareAndExchange}. */
  public static long compareAndExchange(
      AtomicLongArray atomic, int index, long expected, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      long found = atomic.compareAndExchange(index, expected, value);
      Edges.swapped(var, found == expected);
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.compareAndExchangeAcquire}. */
  public static long compareAndExchangeAcquire(
      AtomicLongArray atomic, int index, long expected, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.compareAndExchangeAcquire(index, expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.compareAndExchangeRelease}. */
  public static long compareAndExchangeRelease(
      AtomicLongArray atomic, int index, long expected, long value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      long found = atomic.compareAndExchangeRelease(index, expected, value);
      if (found == expected) {
        Edges.release(var);
      }
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.getAndIncrement}. */
  public static long getAndIncrement(AtomicLongArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndIncrement(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.getAndDecrement}. */
  public static long getAndDecrement(AtomicLongArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndDecrement(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.incrementAndGet}. */
  public static long incrementAndGet(AtomicLongArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.incrementAndGet(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.decrementAndGet}. */
  public static long decrementAndGet(AtomicLongArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.decrementAndGet(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.getAndAdd}. */
  public static long getAndAdd(AtomicLongArray atomic, int index, long delta, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndAdd(index, delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.addAndGet}. */
  public static long addAndGet(AtomicLongArray atomic, int index, long delta, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.addAndGet(index, delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongArrayModel.getAndUpdate}. */
  public static long getAndUpdate(
      AtomicLongArray atomic, int index, LongUnaryOperator update, int site) {
    while (true) {
      long old = get(atomic, index, site);
      long next = update.applyAsLong(old);
      if (compareAndSet(atomic, index, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicLongArrayModel.updateAndGet}. */
  public static long updateAndGet(
      AtomicLongArray atomic, int index, LongUnaryOperator update, int site) {
    while (true) {
      long old = get(atomic, index, site);
      long next = update.applyAsLong(old);
      if (compareAndSet(atomic, index, old, next, site)) {
        return next;
      }
    }
  }

  /** Stands for {@code AtomicLongArrayModel.getAndAccumulate}. */
  public static long getAndAccumulate(
      AtomicLongArray atomic, int index, long value, LongBinaryOperator update, int site) {
    while (true) {
      long old = get(atomic, index, site);
      long next = update.applyAsLong(old, value);
      if (compareAndSet(atomic, index, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicLongArrayModel.accumulateAndGet}. */
  public static long accumulateAndGet(
      AtomicLongArray atomic, int index, long value, LongBinaryOperator update, int site) {
    while (true) {
      long old = get(atomic, index, site);
      long next = update.applyAsLong(old, value);
      if (compareAndSet(atomic, index, old, next, site)) {
        return next;
      }
    }
  }
}
