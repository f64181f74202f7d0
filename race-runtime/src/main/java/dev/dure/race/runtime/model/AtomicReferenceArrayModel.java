package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Parts;
import dev.dure.race.runtime.SyncVar;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * {@link AtomicReferenceArray}, element by element. Each method in its own mode: a volatile read
 * acquires, a volatile write releases, a compare-and-set that fails is a read, plain and opaque
 * ones order nothing and are not here. The real operation and what is told are one step. An update
 * by a function is a loop round a compare-and-set, as it is in the JDK.
 */
public final class AtomicReferenceArrayModel {

  private AtomicReferenceArrayModel() {}

  /** Stands for {@code AtomicReferenceArray.get}. */
  public static <V> V get(AtomicReferenceArray<V> atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.get(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.getAcquire}. */
  public static <V> V getAcquire(AtomicReferenceArray<V> atomic, int index, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getAcquire(index);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.set}. */
  public static <V> void set(AtomicReferenceArray<V> atomic, int index, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.lazySet}. */
  public static <V> void lazySet(AtomicReferenceArray<V> atomic, int index, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.setRelease}. */
  public static <V> void setRelease(AtomicReferenceArray<V> atomic, int index, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.release(var);
      atomic.setRelease(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.getAndSet}. */
  public static <V> V getAndSet(AtomicReferenceArray<V> atomic, int index, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(index, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.compareAndSet}. */
  public static <V> boolean compareAndSet(
      AtomicReferenceArray<V> atomic, int index, V expected, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(index, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.weakCompareAndSetVolatile}. */
  public static <V> boolean weakCompareAndSetVolatile(
      AtomicReferenceArray<V> atomic, int index, V expected, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      return Edges.swapped(var, atomic.weakCompareAndSetVolatile(index, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.weakCompareAndSetAcquire}. */
  public static <V> boolean weakCompareAndSetAcquire(
      AtomicReferenceArray<V> atomic, int index, V expected, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.weakCompareAndSetAcquire(index, expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.weakCompareAndSetRelease}. */
  public static <V> boolean weakCompareAndSetRelease(
      AtomicReferenceArray<V> atomic, int index, V expected, V value, int site) {
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

  /** Stands for {@code AtomicReferenceArray.compareAndExchange}. */
  public static <V> V compareAndExchange(
      AtomicReferenceArray<V> atomic, int index, V expected, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      V found = atomic.compareAndExchange(index, expected, value);
      Edges.swapped(var, found == expected);
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.compareAndExchangeAcquire}. */
  public static <V> V compareAndExchangeAcquire(
      AtomicReferenceArray<V> atomic, int index, V expected, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.compareAndExchangeAcquire(index, expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.compareAndExchangeRelease}. */
  public static <V> V compareAndExchangeRelease(
      AtomicReferenceArray<V> atomic, int index, V expected, V value, int site) {
    SyncVar var = Parts.of(atomic, index);
    var.lock();
    try {
      V found = atomic.compareAndExchangeRelease(index, expected, value);
      if (found == expected) {
        Edges.release(var);
      }
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceArray.getAndUpdate}. */
  public static <V> V getAndUpdate(
      AtomicReferenceArray<V> atomic, int index, UnaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, index, site);
      V next = update.apply(old);
      if (compareAndSet(atomic, index, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicReferenceArray.updateAndGet}. */
  public static <V> V updateAndGet(
      AtomicReferenceArray<V> atomic, int index, UnaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, index, site);
      V next = update.apply(old);
      if (compareAndSet(atomic, index, old, next, site)) {
        return next;
      }
    }
  }

  /** Stands for {@code AtomicReferenceArray.getAndAccumulate}. */
  public static <V> V getAndAccumulate(
      AtomicReferenceArray<V> atomic, int index, V value, BinaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, index, site);
      V next = update.apply(old, value);
      if (compareAndSet(atomic, index, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicReferenceArray.accumulateAndGet}. */
  public static <V> V accumulateAndGet(
      AtomicReferenceArray<V> atomic, int index, V value, BinaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, index, site);
      V next = update.apply(old, value);
      if (compareAndSet(atomic, index, old, next, site)) {
        return next;
      }
    }
  }
}
