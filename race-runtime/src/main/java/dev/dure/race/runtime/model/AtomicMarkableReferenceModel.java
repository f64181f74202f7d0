package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.SyncVar;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.AtomicMarkableReference;

/** {@link AtomicMarkableReference}: each method as a volatile access, a failed swap as a read. */
public final class AtomicMarkableReferenceModel {

  private AtomicMarkableReferenceModel() {}

  /** Stands for {@code AtomicMarkableReference.getReference}. */
  public static <V> V getReference(AtomicMarkableReference<V> atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getReference();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicMarkableReference.isMarked}. */
  public static <V> boolean isMarked(AtomicMarkableReference<V> atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.isMarked();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicMarkableReference.get}. */
  public static <V> V get(AtomicMarkableReference<V> atomic, boolean[] mark, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.get(mark);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicMarkableReference.set}. */
  public static <V> void set(AtomicMarkableReference<V> atomic, V value, boolean mark, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(value, mark);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicMarkableReference.attemptMark}. */
  public static <V> boolean attemptMark(
      AtomicMarkableReference<V> atomic, V expected, boolean mark, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.attemptMark(expected, mark));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicMarkableReference.compareAndSet}. */
  public static <V> boolean compareAndSet(
      AtomicMarkableReference<V> atomic,
      V expected,
      V value,
      boolean expectedMark,
      boolean mark,
      int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(expected, value, expectedMark, mark));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicMarkableReference.weakCompareAndSet}. */
  public static <V> boolean weakCompareAndSet(
      AtomicMarkableReference<V> atomic,
      V expected,
      V value,
      boolean expectedMark,
      boolean mark,
      int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.weakCompareAndSet(expected, value, expectedMark, mark));
    } finally {
      var.unlock();
    }
  }
}
