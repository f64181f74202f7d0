package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.SyncVar;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * {@link AtomicLong}. Each method in its own mode: a volatile read acquires, a volatile write
 * releases, a compare-and-set that fails is a read, plain and opaque ones order nothing and are not
 * here. The real operation and what is told are one step. An update by a function is a loop round a
 * compare-and-set, as it is in the JDK.
 */
public final class AtomicLongModel {

  private AtomicLongModel() {}

  /** Stands for {@code AtomicLong.get}. */
  public static long get(AtomicLong atomic, int site) {
    long value = atomic.get();
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

  /** Stands for {@code AtomicLong.getAcquire}. */
  public static long getAcquire(AtomicLong atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getAcquire();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.intValue}. */
  public static int intValue(AtomicLong atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.intValue();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.longValue}. */
  public static long longValue(AtomicLong atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.longValue();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.set}. */
  public static void set(AtomicLong atomic, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.lazySet}. */
  public static void lazySet(AtomicLong atomic, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.setRelease}. */
  public static void setRelease(AtomicLong atomic, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.setRelease(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.getAndSet}. */
  public static long getAndSet(AtomicLong atomic, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.compareAndSet}. */
  public static boolean compareAndSet(AtomicLong atomic, long expected, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.weakCompareAndSetVolatile}. */
  public static boolean weakCompareAndSetVolatile(
      AtomicLong atomic, long expected, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.weakCompareAndSetVolatile(expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.weakCompareAndSetAcquire}. */
  public static boolean weakCompareAndSetAcquire(
      AtomicLong atomic, long expected, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.weakCompareAndSetAcquire(expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.weakCompareAndSetRelease}. */
  public static boolean weakCompareAndSetRelease(
      AtomicLong atomic, long expected, long value, int site) {
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

  /** Stands for {@code AtomicLong.compareAndExchange}. */
  public static long compareAndExchange(AtomicLong atomic, long expected, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      long found = atomic.compareAndExchange(expected, value);
      Edges.swapped(var, found == expected);
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.compareAndExchangeAcquire}. */
  public static long compareAndExchangeAcquire(
      AtomicLong atomic, long expected, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.compareAndExchangeAcquire(expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.compareAndExchangeRelease}. */
  public static long compareAndExchangeRelease(
      AtomicLong atomic, long expected, long value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      long found = atomic.compareAndExchangeRelease(expected, value);
      if (found == expected) {
        Edges.release(var);
      }
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.getAndIncrement}. */
  public static long getAndIncrement(AtomicLong atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndIncrement();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.getAndDecrement}. */
  public static long getAndDecrement(AtomicLong atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndDecrement();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.incrementAndGet}. */
  public static long incrementAndGet(AtomicLong atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.incrementAndGet();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.decrementAndGet}. */
  public static long decrementAndGet(AtomicLong atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.decrementAndGet();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.getAndAdd}. */
  public static long getAndAdd(AtomicLong atomic, long delta, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndAdd(delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.addAndGet}. */
  public static long addAndGet(AtomicLong atomic, long delta, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.addAndGet(delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicLong.getAndUpdate}. */
  public static long getAndUpdate(AtomicLong atomic, LongUnaryOperator update, int site) {
    while (true) {
      long old = get(atomic, site);
      long next = update.applyAsLong(old);
      if (compareAndSet(atomic, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicLong.updateAndGet}. */
  public static long updateAndGet(AtomicLong atomic, LongUnaryOperator update, int site) {
    while (true) {
      long old = get(atomic, site);
      long next = update.applyAsLong(old);
      if (compareAndSet(atomic, old, next, site)) {
        return next;
      }
    }
  }

  /** Stands for {@code AtomicLong.getAndAccumulate}. */
  public static long getAndAccumulate(
      AtomicLong atomic, long value, LongBinaryOperator update, int site) {
    while (true) {
      long old = get(atomic, site);
      long next = update.applyAsLong(old, value);
      if (compareAndSet(atomic, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicLong.accumulateAndGet}. */
  public static long accumulateAndGet(
      AtomicLong atomic, long value, LongBinaryOperator update, int site) {
    while (true) {
      long old = get(atomic, site);
      long next = update.applyAsLong(old, value);
      if (compareAndSet(atomic, old, next, site)) {
        return next;
      }
    }
  }
}
