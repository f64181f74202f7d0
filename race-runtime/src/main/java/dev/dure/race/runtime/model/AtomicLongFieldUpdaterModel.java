package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.SyncVar;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * The fields that a field updater reaches are volatile: they share their order with the program's
 * own accesses to them. A weak compare-and-set is told as a strong one.
 */
public final class AtomicLongFieldUpdaterModel {

  private AtomicLongFieldUpdaterModel() {}

  /** Stands for {@code AtomicLongFieldUpdater.get}. */
  public static <T> long get(AtomicLongFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.get(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.set}. */
  public static <T> void set(AtomicLongFieldUpdater<T> atomic, T object, long value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(object, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.lazySet}. */
  public static <T> void lazySet(AtomicLongFieldUpdater<T> atomic, T object, long value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(object, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.getAndSet}. */
  public static <T> long getAndSet(
      AtomicLongFieldUpdater<T> atomic, T object, long value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(object, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.compareAndSet}. */
  public static <T> boolean compareAndSet(
      AtomicLongFieldUpdater<T> atomic, T object, long expected, long value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(object, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.getAndIncrement}. */
  public static <T> long getAndIncrement(AtomicLongFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndIncrement(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.getAndDecrement}. */
  public static <T> long getAndDecrement(AtomicLongFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndDecrement(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.incrementAndGet}. */
  public static <T> long incrementAndGet(AtomicLongFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.incrementAndGet(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.decrementAndGet}. */
  public static <T> long decrementAndGet(AtomicLongFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.decrementAndGet(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.getAndAdd}. */
  public static <T> long getAndAdd(
      AtomicLongFieldUpdater<T> atomic, T object, long delta, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndAdd(object, delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.addAndGet}. */
  public static <T> long addAndGet(
      AtomicLongFieldUpdater<T> atomic, T object, long delta, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.addAndGet(object, delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.getAndUpdate}. */
  public static <T> long getAndUpdate(
      AtomicLongFieldUpdater<T> atomic, T object, LongUnaryOperator update, int site) {
    while (true) {
      long old = get(atomic, object, site);
      long next = update.applyAsLong(old);
      if (compareAndSet(atomic, object, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.updateAndGet}. */
  public static <T> long updateAndGet(
      AtomicLongFieldUpdater<T> atomic, T object, LongUnaryOperator update, int site) {
    while (true) {
      long old = get(atomic, object, site);
      long next = update.applyAsLong(old);
      if (compareAndSet(atomic, object, old, next, site)) {
        return next;
      }
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.getAndAccumulate}. */
  public static <T> long getAndAccumulate(
      AtomicLongFieldUpdater<T> atomic, T object, long value, LongBinaryOperator update, int site) {
    while (true) {
      long old = get(atomic, object, site);
      long next = update.applyAsLong(old, value);
      if (compareAndSet(atomic, object, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicLongFieldUpdater.accumulateAndGet}. */
  public static <T> long accumulateAndGet(
      AtomicLongFieldUpdater<T> atomic, T object, long value, LongBinaryOperator update, int site) {
    while (true) {
      long old = get(atomic, object, site);
      long next = update.applyAsLong(old, value);
      if (compareAndSet(atomic, object, old, next, site)) {
        return next;
      }
    }
  }
}
