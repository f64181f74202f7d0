package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.SyncVar;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * {@link AtomicReference}. Each method in its own mode: a volatile read acquires, a volatile write
 * releases, a compare-and-set that fails is a read, plain and opaque ones order nothing and are not
 * here. The real operation and what is told are one step. An update by a function is a loop round a
 * compare-and-set, as it is in the JDK.
 */
public final class AtomicReferenceModel {

  private AtomicReferenceModel() {}

  /** Stands for {@code AtomicReference.get}. */
  public static <V> V get(AtomicReference<V> atomic, int site) {
    V value = atomic.get();
    if (!Syncs.isNews(atomic)) {
      return value;
    }
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.get();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.getAcquire}. */
  public static <V> V getAcquire(AtomicReference<V> atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getAcquire();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.set}. */
  public static <V> void set(AtomicReference<V> atomic, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.lazySet}. */
  public static <V> void lazySet(AtomicReference<V> atomic, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.setRelease}. */
  public static <V> void setRelease(AtomicReference<V> atomic, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.setRelease(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.getAndSet}. */
  public static <V> V getAndSet(AtomicReference<V> atomic, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.compareAndSet}. */
  public static <V> boolean compareAndSet(
      AtomicReference<V> atomic, V expected, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.weakCompareAndSetVolatile}. */
  public static <V> boolean weakCompareAndSetVolatile(
      AtomicReference<V> atomic, V expected, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.weakCompareAndSetVolatile(expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.weakCompareAndSetAcquire}. */
  public static <V> boolean weakCompareAndSetAcquire(
      AtomicReference<V> atomic, V expected, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.weakCompareAndSetAcquire(expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.weakCompareAndSetRelease}. */
  public static <V> boolean weakCompareAndSetRelease(
      AtomicReference<V> atomic, V expected, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      boolean swapped = atomic.weakCompareAndSetRelease(expected, value);
      if (swapped) {
        Edges.release(var);
      }
      return swapped;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.compareAndExchange}. */
  public static <V> V compareAndExchange(AtomicReference<V> atomic, V expected, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      V found = atomic.compareAndExchange(expected, value);
      Edges.swapped(var, found == expected);
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.compareAndExchangeAcquire}. */
  public static <V> V compareAndExchangeAcquire(
      AtomicReference<V> atomic, V expected, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.compareAndExchangeAcquire(expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.compareAndExchangeRelease}. */
  public static <V> V compareAndExchangeRelease(
      AtomicReference<V> atomic, V expected, V value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      V found = atomic.compareAndExchangeRelease(expected, value);
      if (found == expected) {
        Edges.release(var);
      }
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReference.getAndUpdate}. */
  public static <V> V getAndUpdate(AtomicReference<V> atomic, UnaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, site);
      V next = update.apply(old);
      if (compareAndSet(atomic, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicReference.updateAndGet}. */
  public static <V> V updateAndGet(AtomicReference<V> atomic, UnaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, site);
      V next = update.apply(old);
      if (compareAndSet(atomic, old, next, site)) {
        return next;
      }
    }
  }

  /** Stands for {@code AtomicReference.getAndAccumulate}. */
  public static <V> V getAndAccumulate(
      AtomicReference<V> atomic, V value, BinaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, site);
      V next = update.apply(old, value);
      if (compareAndSet(atomic, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicReference.accumulateAndGet}. */
  public static <V> V accumulateAndGet(
      AtomicReference<V> atomic, V value, BinaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, site);
      V next = update.apply(old, value);
      if (compareAndSet(atomic, old, next, site)) {
        return next;
      }
    }
  }
}
