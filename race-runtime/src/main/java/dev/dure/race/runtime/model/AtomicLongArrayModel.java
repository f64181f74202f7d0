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

  /** Stands for {@code AtomicLongArray.get}. */
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

  /** Stands for {@code AtomicLongArray.getAcquire}. */
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

  /** Stands for {@code AtomicLongArray.set}. */
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

  /** Stands for {@code AtomicLongArray.lazySet}. */
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

  /** Stands for {@code AtomicLongArray.setRelease}. */
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

  /** Stands for {@code AtomicLongArray.getAndSet}. */
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

  /** Stands for {@code AtomicLongArray.compareAndSet}. */
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

  /** Stands for {@code AtomicLongArray.weakCompareAndSetVolatile}. */
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

  /** Stands for {@code AtomicLongArray.weakCompareAndSetAcquire}. */
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

  /** Stands for {@code AtomicLongArray.weakCompareAndSetRelease}. */
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

  /** Stands for {@code AtomicLongArray.compareAndExchange}. */
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

  /** Stands for {@code AtomicLongArray.compareAndExchangeAcquire}. */
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

  /** Stands for {@code AtomicLongArray.compareAndExchangeRelease}. */
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

  /** Stands for {@code AtomicLongArray.getAndIncrement}. */
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

  /** Stands for {@code AtomicLongArray.getAndDecrement}. */
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

  /** Stands for {@code AtomicLongArray.incrementAndGet}. */
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

  /** Stands for {@code AtomicLongArray.decrementAndGet}. */
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

  /** Stands for {@code AtomicLongArray.getAndAdd}. */
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

  /** Stands for {@code AtomicLongArray.addAndGet}. */
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

  /** Stands for {@code AtomicLongArray.getAndUpdate}. */
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

  /** Stands for {@code AtomicLongArray.updateAndGet}. */
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

  /** Stands for {@code AtomicLongArray.getAndAccumulate}. */
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

  /** Stands for {@code AtomicLongArray.accumulateAndGet}. */
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
