package dev.dure.stress.history;

import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import java.util.function.LongUnaryOperator;

/** A number, wherever it stands. */
interface Numbers {

  long get();

  void set(long value);

  long add(long delta);

  long exchange(long expected, long value);

  static Numbers of(SharedLong value) {
    return new Numbers() {
      @Override
      public long get() {
        return value.get();
      }

      @Override
      public void set(long next) {
        value.set(next);
      }

      @Override
      public long add(long delta) {
        return value.getAndAdd(delta);
      }

      @Override
      public long exchange(long expected, long next) {
        return value.compareAndExchange(expected, next);
      }
    };
  }

  static Numbers of(SharedLongArray array, int index) {
    return new Numbers() {
      @Override
      public long get() {
        return array.get(index);
      }

      @Override
      public void set(long next) {
        array.set(index, next);
      }

      @Override
      public long add(long delta) {
        return array.getAndAdd(index, delta);
      }

      @Override
      public long exchange(long expected, long next) {
        return array.compareAndExchange(index, expected, next);
      }
    };
  }

  /** A plain element under a lock: what is read is changed by one store at most. */
  static Numbers under(SharedLock lock, SharedLongArray array, int index) {
    return new Numbers() {
      private long change(LongUnaryOperator next) {
        lock.lock();
        try {
          long seen = array.getPlain(index);
          long value = next.applyAsLong(seen);
          if (value != seen) {
            array.setPlain(index, value);
          }
          return seen;
        } finally {
          lock.unlock();
        }
      }

      @Override
      public long get() {
        return change(seen -> seen);
      }

      @Override
      public void set(long value) {
        var _ = change(seen -> value);
      }

      @Override
      public long add(long delta) {
        return change(seen -> seen + delta);
      }

      @Override
      public long exchange(long expected, long value) {
        return change(seen -> seen == expected ? value : seen);
      }
    };
  }
}
