package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.SyncVar;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * The fields that a field updater reaches are volatile: they share their order with the program's
 * own accesses to them. A weak compare-and-set is told as a strong one.
 */
public final class AtomicIntegerFieldUpdaterModel {

  private AtomicIntegerFieldUpdaterModel() {}

  /** Stands for {@code AtomicIntegerFieldUpdater.get}. */
  public static <T> int get(AtomicIntegerFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.get(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.set}. */
  public static <T> void set(AtomicIntegerFieldUpdater<T> atomic, T object, int value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(object, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.lazySet}. */
  public static <T> void lazySet(
      AtomicIntegerFieldUpdater<T> atomic, T object, int value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(object, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.getAndSet}. */
  public static <T> int getAndSet(
      AtomicIntegerFieldUpdater<T> atomic, T object, int value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(object, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.compareAndSet}. */
  public static <T> boolean compareAndSet(
      AtomicIntegerFieldUpdater<T> atomic, T object, int expected, int value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(object, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.getAndIncrement}. */
  public static <T> int getAndIncrement(AtomicIntegerFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndIncrement(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.getAndDecrement}. */
  public static <T> int getAndDecrement(AtomicIntegerFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndDecrement(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.incrementAndGet}. */
  public static <T> int incrementAndGet(AtomicIntegerFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.incrementAndGet(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.decrementAndGet}. */
  public static <T> int decrementAndGet(AtomicIntegerFieldUpdater<T> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.decrementAndGet(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.getAndAdd}. */
  public static <T> int getAndAdd(
      AtomicIntegerFieldUpdater<T> atomic, T object, int delta, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndAdd(object, delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.addAndGet}. */
  public static <T> int addAndGet(
      AtomicIntegerFieldUpdater<T> atomic, T object, int delta, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.addAndGet(object, delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.getAndUpdate}. */
  public static <T> int getAndUpdate(
      AtomicIntegerFieldUpdater<T> atomic, T object, IntUnaryOperator update, int site) {
    while (true) {
      int old = get(atomic, object, site);
      int next = update.applyAsInt(old);
      if (compareAndSet(atomic, object, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.updateAndGet}. */
  public static <T> int updateAndGet(
      AtomicIntegerFieldUpdater<T> atomic, T object, IntUnaryOperator update, int site) {
    while (true) {
      int old = get(atomic, object, site);
      int next = update.applyAsInt(old);
      if (compareAndSet(atomic, object, old, next, site)) {
        return next;
      }
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.getAndAccumulate}. */
  public static <T> int getAndAccumulate(
      AtomicIntegerFieldUpdater<T> atomic,
      T object,
      int value,
      IntBinaryOperator update,
      int site) {
    while (true) {
      int old = get(atomic, object, site);
      int next = update.applyAsInt(old, value);
      if (compareAndSet(atomic, object, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicIntegerFieldUpdater.accumulateAndGet}. */
  public static <T> int accumulateAndGet(
      AtomicIntegerFieldUpdater<T> atomic,
      T object,
      int value,
      IntBinaryOperator update,
      int site) {
    while (true) {
      int old = get(atomic, object, site);
      int next = update.applyAsInt(old, value);
      if (compareAndSet(atomic, object, old, next, site)) {
        return next;
      }
    }
  }
}
