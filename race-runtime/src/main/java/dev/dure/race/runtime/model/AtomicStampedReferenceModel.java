package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.SyncVar;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.AtomicStampedReference;

/** {@link AtomicStampedReference}: each method as a volatile access, a failed swap as a read. */
public final class AtomicStampedReferenceModel {

  private AtomicStampedReferenceModel() {}

  /** Stands for {@code AtomicStampedReference.getReference}. */
  public static <V> V getReference(AtomicStampedReference<V> atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getReference();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicStampedReference.getStamp}. */
  public static <V> int getStamp(AtomicStampedReference<V> atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getStamp();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicStampedReference.get}. */
  public static <V> V get(AtomicStampedReference<V> atomic, int[] stamp, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.get(stamp);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicStampedReference.set}. */
  public static <V> void set(AtomicStampedReference<V> atomic, V value, int stamp, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(value, stamp);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicStampedReference.attemptStamp}. */
  public static <V> boolean attemptStamp(
      AtomicStampedReference<V> atomic, V expected, int stamp, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.attemptStamp(expected, stamp));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicStampedReference.compareAndSet}. */
  public static <V> boolean compareAndSet(
      AtomicStampedReference<V> atomic,
      V expected,
      V value,
      int expectedStamp,
      int stamp,
      int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(expected, value, expectedStamp, stamp));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicStampedReference.weakCompareAndSet}. */
  public static <V> boolean weakCompareAndSet(
      AtomicStampedReference<V> atomic,
      V expected,
      V value,
      int expectedStamp,
      int stamp,
      int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.weakCompareAndSet(expected, value, expectedStamp, stamp));
    } finally {
      var.unlock();
    }
  }
}
