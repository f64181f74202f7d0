package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.SyncVar;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@link AtomicBoolean}. Each method in its own mode: a volatile read acquires, a volatile write
 * releases, a compare-and-set that fails is a read, plain and opaque ones order nothing and are not
 * here. The real operation and what is told are one step. An update by a function is a loop round a
 * compare-and-set, as it is in the JDK.
 */
public final class AtomicBooleanModel {

  private AtomicBooleanModel() {}

  /** Stands for {@code AtomicBoolean.get}. */
  public static boolean get(AtomicBoolean atomic, int site) {
    boolean value = atomic.get();
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

  /** Stands for {@code AtomicBoolean.getAcquire}. */
  public static boolean getAcquire(AtomicBoolean atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getAcquire();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.set}. */
  public static void set(AtomicBoolean atomic, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.lazySet}. */
  public static void lazySet(AtomicBoolean atomic, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.setRelease}. */
  public static void setRelease(AtomicBoolean atomic, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.setRelease(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.getAndSet}. */
  public static boolean getAndSet(AtomicBoolean atomic, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.compareAndSet}. */
  public static boolean compareAndSet(
      AtomicBoolean atomic, boolean expected, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.weakCompareAndSetVolatile}. */
  public static boolean weakCompareAndSetVolatile(
      AtomicBoolean atomic, boolean expected, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.weakCompareAndSetVolatile(expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.weakCompareAndSetAcquire}. */
  public static boolean weakCompareAndSetAcquire(
      AtomicBoolean atomic, boolean expected, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.weakCompareAndSetAcquire(expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.weakCompareAndSetRelease}. */
  public static boolean weakCompareAndSetRelease(
      AtomicBoolean atomic, boolean expected, boolean value, int site) {
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

  /** Stands for {@code AtomicBoolean.compareAndExchange}. */
  public static boolean compareAndExchange(
      AtomicBoolean atomic, boolean expected, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      boolean found = atomic.compareAndExchange(expected, value);
      Edges.swapped(var, found == expected);
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.compareAndExchangeAcquire}. */
  public static boolean compareAndExchangeAcquire(
      AtomicBoolean atomic, boolean expected, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.compareAndExchangeAcquire(expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicBoolean.compareAndExchangeRelease}. */
  public static boolean compareAndExchangeRelease(
      AtomicBoolean atomic, boolean expected, boolean value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      boolean found = atomic.compareAndExchangeRelease(expected, value);
      if (found == expected) {
        Edges.release(var);
      }
      return found;
    } finally {
      var.unlock();
    }
  }
}
