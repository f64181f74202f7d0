package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Parts;
import dev.dure.race.runtime.SyncVar;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * {@link AtomicIntegerArray}, element by element. Each method in its own mode: a volatile read
 * acquires, a volatile write releases, a compare-and-set that fails is a read, plain and opaque
 * ones order nothing and are not here. The real operation and what is told are one step. An update
 * by a function is a loop round a compare-and-set, as it is in the JDK.
 */
public final class AtomicIntegerArrayModel {

  private AtomicIntegerArrayModel() {}

  /** Stands for {@code AtomicIntegerArray.get}. */
  public static int get(AtomicIntegerArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.get(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.getAcquire}. */
  public static int getAcquire(AtomicIntegerArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getAcquire(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.set}. */
  public static void set(AtomicIntegerArray atomic, int index, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.lazySet}. */
  public static void lazySet(AtomicIntegerArray atomic, int index, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.setRelease}. */
  public static void setRelease(AtomicIntegerArray atomic, int index, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.release(var);
      atomic.setRelease(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.getAndSet}. */
  public static int getAndSet(AtomicIntegerArray atomic, int index, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.compareAndSet}. */
  public static boolean compareAndSet(
      AtomicIntegerArray atomic, int index, int expected, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(index, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.weakCompareAndSetVolatile}. */
  public static boolean weakCompareAndSetVolatile(
      AtomicIntegerArray atomic, int index, int expected, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      return Edges.swapped(var, atomic.weakCompareAndSetVolatile(index, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.weakCompareAndSetAcquire}. */
  public static boolean weakCompareAndSetAcquire(
      AtomicIntegerArray atomic, int index, int expected, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.weakCompareAndSetAcquire(index, expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.weakCompareAndSetRelease}. */
  public static boolean weakCompareAndSetRelease(
      AtomicIntegerArray atomic, int index, int expected, int value, int site) {
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

  /** Stands for {@code AtomicIntegerArray.compareAndExchange}. */
  public static int compareAndExchange(
      AtomicIntegerArray atomic, int index, int expected, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      int found = atomic.compareAndExchange(index, expected, value);
      Edges.swapped(var, found == expected);
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.compareAndExchangeAcquire}. */
  public static int compareAndExchangeAcquire(
      AtomicIntegerArray atomic, int index, int expected, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.compareAndExchangeAcquire(index, expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.compareAndExchangeRelease}. */
  public static int compareAndExchangeRelease(
      AtomicIntegerArray atomic, int index, int expected, int value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      int found = atomic.compareAndExchangeRelease(index, expected, value);
      if (found == expected) {
        Edges.release(var);
      }
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.getAndIncrement}. */
  public static int getAndIncrement(AtomicIntegerArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndIncrement(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.getAndDecrement}. */
  public static int getAndDecrement(AtomicIntegerArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndDecrement(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.incrementAndGet}. */
  public static int incrementAndGet(AtomicIntegerArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.incrementAndGet(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.decrementAndGet}. */
  public static int decrementAndGet(AtomicIntegerArray atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.decrementAndGet(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.getAndAdd}. */
  public static int getAndAdd(AtomicIntegerArray atomic, int index, int delta, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndAdd(index, delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.addAndGet}. */
  public static int addAndGet(AtomicIntegerArray atomic, int index, int delta, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.addAndGet(index, delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerArray.getAndUpdate}. */
  public static int getAndUpdate(
      AtomicIntegerArray atomic, int index, IntUnaryOperator update, int site) {
    while (true) {
      int old = get(atomic, index, site);
      int next = update.applyAsInt(old);
      if (compareAndSet(atomic, index, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicIntegerArray.updateAndGet}. */
  public static int updateAndGet(
      AtomicIntegerArray atomic, int index, IntUnaryOperator update, int site) {
    while (true) {
      int old = get(atomic, index, site);
      int next = update.applyAsInt(old);
      if (compareAndSet(atomic, index, old, next, site)) {
        return next;
      }
    }
  }

  /** Stands for {@code AtomicIntegerArray.getAndAccumulate}. */
  public static int getAndAccumulate(
      AtomicIntegerArray atomic, int index, int value, IntBinaryOperator update, int site) {
    while (true) {
      int old = get(atomic, index, site);
      int next = update.applyAsInt(old, value);
      if (compareAndSet(atomic, index, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicIntegerArray.accumulateAndGet}. */
  public static int accumulateAndGet(
      AtomicIntegerArray atomic, int index, int value, IntBinaryOperator update, int site) {
    while (true) {
      int old = get(atomic, index, site);
      int next = update.applyAsInt(old, value);
      if (compareAndSet(atomic, index, old, next, site)) {
        return next;
      }
    }
  }
}
