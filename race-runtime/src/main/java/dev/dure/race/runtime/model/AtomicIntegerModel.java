package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.SyncVar;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * {@link AtomicInteger}. Each method in its own mode: a volatile read acquires, a volatile write
 * releases, a compare-and-set that fails is a read, plain and opaque ones order nothing and are not
 * here. The real operation and what is told are one step. An update by a function is a loop round a
 * compare-and-set, as it is in the JDK.
 */
public final class AtomicIntegerModel {

  private AtomicIntegerModel() {}

  /** Stands for {@code AtomicInteger.get}. */
  public static int get(AtomicInteger atomic, int site) {
    int value = atomic.get();
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

  /** Stands for {@code AtomicInteger.getAcquire}. */
  public static int getAcquire(AtomicInteger atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.getAcquire();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.intValue}. */
  public static int intValue(AtomicInteger atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.intValue();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.longValue}. */
  public static long longValue(AtomicInteger atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.longValue();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.set}. */
  public static void set(AtomicInteger atomic, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.set(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.lazySet}. */
  public static void lazySet(AtomicInteger atomic, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.lazySet(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.setRelease}. */
  public static void setRelease(AtomicInteger atomic, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.release(var);
      atomic.setRelease(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.getAndSet}. */
  public static int getAndSet(AtomicInteger atomic, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndSet(value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.compareAndSet}. */
  public static boolean compareAndSet(AtomicInteger atomic, int expected, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.compareAndSet(expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.weakCompareAndSetVolatile}. */
  public static boolean weakCompareAndSetVolatile(
      AtomicInteger atomic, int expected, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      return Edges.swapped(var, atomic.weakCompareAndSetVolatile(expected, value));
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.weakCompareAndSetAcquire}. */
  public static boolean weakCompareAndSetAcquire(
      AtomicInteger atomic, int expected, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.weakCompareAndSetAcquire(expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.weakCompareAndSetRelease}. */
  public static boolean weakCompareAndSetRelease(
      AtomicInteger atomic, int expected, int value, int site) {
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

  /** Stands for {@code AtomicInteger.compareAndExchange}. */
  public static int compareAndExchange(AtomicInteger atomic, int expected, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      int found = atomic.compareAndExchange(expected, value);
      Edges.swapped(var, found == expected);
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.compareAndExchangeAcquire}. */
  public static int compareAndExchangeAcquire(
      AtomicInteger atomic, int expected, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.acquire(var);
      return atomic.compareAndExchangeAcquire(expected, value);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.compareAndExchangeRelease}. */
  public static int compareAndExchangeRelease(
      AtomicInteger atomic, int expected, int value, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      int found = atomic.compareAndExchangeRelease(expected, value);
      if (found == expected) {
        Edges.release(var);
      }
      return found;
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.getAndIncrement}. */
  public static int getAndIncrement(AtomicInteger atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndIncrement();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.getAndDecrement}. */
  public static int getAndDecrement(AtomicInteger atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndDecrement();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.incrementAndGet}. */
  public static int incrementAndGet(AtomicInteger atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.incrementAndGet();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.decrementAndGet}. */
  public static int decrementAndGet(AtomicInteger atomic, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.decrementAndGet();
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.getAndAdd}. */
  public static int getAndAdd(AtomicInteger atomic, int delta, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.getAndAdd(delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.addAndGet}. */
  public static int addAndGet(AtomicInteger atomic, int delta, int site) {
    SyncVar var = Syncs.of(atomic);
    var.lock();
    try {
      Edges.both(var);
      return atomic.addAndGet(delta);
    } finally {
      var.unlock();
    }
  }

  /** Stands for {@code AtomicInteger.getAndUpdate}. */
  public static int getAndUpdate(AtomicInteger atomic, IntUnaryOperator update, int site) {
    while (true) {
      int old = get(atomic, site);
      int next = update.applyAsInt(old);
      if (compareAndSet(atomic, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicInteger.updateAndGet}. */
  public static int updateAndGet(AtomicInteger atomic, IntUnaryOperator update, int site) {
    while (true) {
      int old = get(atomic, site);
      int next = update.applyAsInt(old);
      if (compareAndSet(atomic, old, next, site)) {
        return next;
      }
    }
  }

  /** Stands for {@code AtomicInteger.getAndAccumulate}. */
  public static int getAndAccumulate(
      AtomicInteger atomic, int value, IntBinaryOperator update, int site) {
    while (true) {
      int old = get(atomic, site);
      int next = update.applyAsInt(old, value);
      if (compareAndSet(atomic, old, next, site)) {
        return old;
      }
    }
  }

  /** Stands for {@code AtomicInteger.accumulateAndGet}. */
  public static int accumulateAndGet(
      AtomicInteger atomic, int value, IntBinaryOperator update, int site) {
    while (true) {
      int old = get(atomic, site);
      int next = update.applyAsInt(old, value);
      if (compareAndSet(atomic, old, next, site)) {
        return next;
      }
    }
  }
}
