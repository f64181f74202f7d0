package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.SyncVar;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The fields that a field updater reaches are volatile: they share their order with the program's
 * own accesses to them. A weak compare-and-set is told as a strong one.
 */
public final class AtomicReferenceFieldUpdaterModel {

  private AtomicReferenceFieldUpdaterModel() {}

  /** Stands for {@code AtomicReferenceFieldUpdater.get}. */
  public static <T, V> V get(AtomicReferenceFieldUpdater<T, V> atomic, T object, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.get(object);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceFieldUpdater.set}. */
  public static <T, V> void set(
      AtomicReferenceFieldUpdater<T, V> atomic, T object, V value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(object, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceFieldUpdater.lazySet}. */
  public static <T, V> void lazySet(
      AtomicReferenceFieldUpdater<T, V> atomic, T object, V value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(object, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceFieldUpdater.getAndSet}. */
  public static <T, V> V getAndSet(
      AtomicReferenceFieldUpdater<T, V> atomic, T object, V value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(object, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceFieldUpdater.compareAndSet}. */
  public static <T, V> boolean compareAndSet(
      AtomicReferenceFieldUpdater<T, V> atomic, T object, V expected, V value, int site) {
    SyncVar var = UpdaterHandoffs.of(atomic, object);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(object, expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicReferenceFieldUpdater.getAndUpdate}. */
  public static <T, V> V getAndUpdate(
      AtomicReferenceFieldUpdater<T, V> atomic, T object, UnaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, object, site);
      V next = update.apply(old);
      if (compareAndSet(atomic, object, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicReferenceFieldUpdater.updateAndGet}. */
  public static <T, V> V updateAndGet(
      AtomicReferenceFieldUpdater<T, V> atomic, T object, UnaryOperator<V> update, int site) {
    while (true) {
      V old = get(atomic, object, site);
      V next = update.apply(old);
      if (compareAndSet(atomic, object, old, next, site)) {
        return next;
      }
    }
  }

  /** Stands for {@code AtomicReferenceFieldUpdater.getAndAccumulate}. */
  public static <T, V> V getAndAccumulate(
      AtomicReferenceFieldUpdater<T, V> atomic,
      T object,
      V value,
      BinaryOperator<V> update,
      int site) {
    while (true) {
      V old = get(atomic, object, site);
      V next = update.apply(old, value);
      if (compareAndSet(atomic, object, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicReferenceFieldUpdater.accumulateAndGet}. */
  public static <T, V> V accumulateAndGet(
      AtomicReferenceFieldUpdater<T, V> atomic,
      T object,
      V value,
      BinaryOperator<V> update,
      int site) {
    while (true) {
      V old = get(atomic, object, site);
      V next = update.apply(old, value);
      if (compareAndSet(atomic, object, old, next, site)) {
        return next;
      }
    }
  }
}
